import { AlarmMessage, type ReceiverRequest } from '../shared/api/alarm.ts'
import { renewReceiver, rememberedSpeech } from '../shared/browser/alarm/background.ts'
import type { WorkerMessage } from '../shared/sw-messages.ts'
import { messageWords } from '../client/i18n/alarm-words.ts'
import { isLanguage } from '../client/i18n/language.ts'
import { locale } from '../client/i18n/locale.ts'

declare const self: ServiceWorkerGlobalScope

/** One notification for all devices: a newer one takes its place. */
const TAG = 'backup-alarm'

const BACKUP_PAGE = '/backup'

/** The event of a changed push subscription, which TypeScript's WebWorker lib does not know. */
interface PushSubscriptionChangeEvent extends ExtendableEvent {
  readonly newSubscription?: PushSubscription | null
}

/** Shows what the server tells in the words of the person, opens the app by it, and keeps the address for messages alive. */
export function tellOwner(): void {
  self.addEventListener('push', (event) => event.waitUntil(show(event.data)))
  self.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(openApp())
  })
  self.addEventListener('pushsubscriptionchange' as 'message', (event: Event) => {
    const { newSubscription } = event as PushSubscriptionChangeEvent
    ;(event as ExtendableEvent).waitUntil(renewReceiver((key) => subscribe(key, newSubscription ?? null)))
  })
}

/** A message that is not shown costs the permission to be told: whatever came, something is said. */
async function show(data: PushMessageData | null): Promise<void> {
  await speakAsThePage()
  const message = parse(data)
  const { title, text } = messageWords(message, Date.now())
  const isQuiet = message?.kind === 'in_order'
  const options: NotificationOptions & { renotify?: boolean } = {
    body: text,
    tag: TAG,
    renotify: !isQuiet,
    silent: isQuiet,
    lang: locale.language,
    dir: locale.dir,
    icon: '/icons/icon-192.png',
    badge: '/icons/icon-192.png',
  }
  await self.registration.showNotification(title, options)
}

function parse(data: PushMessageData | null): AlarmMessage | undefined {
  try {
    const parsed = AlarmMessage.safeParse(data?.json())
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

async function speakAsThePage(): Promise<void> {
  const speech = await rememberedSpeech()
  if (speech === undefined) return
  if (isLanguage(speech.language)) locale.setLanguage(speech.language)
  if (speech.digits === 'latn' || speech.digits === 'arab') locale.setDigits(speech.digits)
  locale.setTimeZone(speech.timeZone)
}

/** A window that is open goes to the page by itself: what is typed there stays, as when a person uses its menu. */
async function openApp(): Promise<void> {
  const [first] = await self.clients.matchAll({ type: 'window' })
  if (first === undefined) {
    await self.clients.openWindow(BACKUP_PAGE)
    return
  }
  const message: WorkerMessage = { type: 'open-backup' }
  first.postMessage(message)
  await first.focus()
}

async function subscribe(key: string, renewed: PushSubscription | null): Promise<ReceiverRequest> {
  const options = { userVisibleOnly: true, applicationServerKey: key }
  const subscription = renewed ?? (await self.registration.pushManager.subscribe(options))
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint: endpoint ?? '', p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' }
}
