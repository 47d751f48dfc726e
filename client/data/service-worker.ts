import { Workbox } from 'workbox-window'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { PERIODIC_SYNC_TAG, SYNC_TAG, WorkerMessage, type PageMessage } from '../../shared/sw-messages.ts'

/** Background Sync and Periodic Background Sync exist in Chromium only, and in no TypeScript lib. */
interface SyncingRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void>; getTags(): Promise<string[]> }
  readonly periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> }
}

/** The page's side of the service worker. */
export interface ServiceWorkerBridge {
  /** Calls `listener` when a new version waits, also when it already waited at registration. Returns the unsubscriber. */
  onUpdateReady(listener: () => void): () => void
  /** Lets the waiting version take over and reloads once it controls the page. Save drafts first. */
  applyUpdate(): void
  /** Calls `listener` when a person has pressed a notification that leads to the Backup page. */
  onOpenBackup(listener: () => void): void
  /** Looks for a new version on the server. Never rejects: offline there is none. */
  checkForUpdate(): Promise<void>
}

const HALF_A_DAY_MS = 12 * 3_600_000
const ASK_AGAIN_MS = 30_000
const TAGS_MAX = 4

/** Registers `/sw.js`. Resolves `undefined` where service workers do not exist or registration is refused: the app works without. */
export async function registerServiceWorker(
  reload = () => location.reload(),
): Promise<ServiceWorkerBridge | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  const workbox = new Workbox('/sw.js')
  const listeners = new Set<() => void>()
  let isReady = false
  workbox.addEventListener('waiting', () => {
    isReady = true
    for (const listener of listeners) listener()
  })
  const registration = await workbox.register().catch(() => undefined)
  if (registration === undefined) return undefined
  void askPeriodicSync(registration)
  return {
    onUpdateReady(listener) {
      listeners.add(listener)
      if (isReady) queueMicrotask(listener)
      return () => listeners.delete(listener)
    },
    applyUpdate() {
      workbox.addEventListener('controlling', reload)
      const message: PageMessage = { type: 'activate-update' }
      registration.waiting?.postMessage(message)
    },
    onOpenBackup(listener) {
      navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (WorkerMessage.safeParse(data).data?.type === 'open-backup') listener()
      })
    },
    async checkForUpdate() {
      await registration.update().catch(() => undefined)
    },
  }
}

/** Where `online`, `offline` and `visibilitychange` are heard, and what the browser knows of the connection. */
export interface SyncSurroundings {
  readonly window: EventTarget
  readonly document: EventTarget
  readonly isOnline: () => boolean
  readonly ask: () => Promise<void>
}

/**
 * Asks the browser, as long as something waits for a backup, to back up when there is a connection, app open or not; where
 * there is no Background Sync, asks the service worker to try now. With a connection it asks at most every 30 s, because each
 * asking is a try; but never is the connection lost or the app left with something waiting that was not asked for. Returns
 * the end of it.
 */
export function requestSyncWhileWaiting(
  engine: Pick<EngineApi, 'onStatus'>,
  surroundings: SyncSurroundings | undefined = browserSurroundings(),
): () => void {
  if (surroundings === undefined) return () => undefined
  const { window, document, isOnline, ask } = surroundings
  let askedAt = Number.NEGATIVE_INFINITY
  let waits = false
  const askNow = (): void => {
    if (!waits) return
    askedAt = Date.now()
    void ask()
  }
  const stop = engine.onStatus((status) => {
    waits = status.state === 'waiting' && status.signedIn && status.sending === undefined
    if (!isOnline() || Date.now() - askedAt >= ASK_AGAIN_MS) askNow()
  })
  window.addEventListener('offline', askNow)
  document.addEventListener('visibilitychange', askNow)
  return () => {
    stop()
    window.removeEventListener('offline', askNow)
    document.removeEventListener('visibilitychange', askNow)
  }
}

function browserSurroundings(): SyncSurroundings | undefined {
  if (!('serviceWorker' in navigator)) return undefined
  return { window, document, isOnline: () => navigator.onLine, ask: requestSync }
}

async function requestSync(): Promise<void> {
  const registration: SyncingRegistration | undefined = await navigator.serviceWorker.getRegistration()
  if (registration?.sync === undefined) {
    // Safari and Firefox: the worker may outlive a page that is being left.
    const message: PageMessage = { type: 'back-up' }
    registration?.active?.postMessage(message)
    return
  }
  try {
    const pending = (await registration.sync.getTags()).filter((tag) => tag.startsWith(SYNC_TAG))
    // A tag that waits offline fires by itself; online it may sit in its back-off, and only a new tag fires at once.
    if (pending.length === 0 || (navigator.onLine && pending.length < TAGS_MAX))
      await registration.sync.register(`${SYNC_TAG}-${Date.now()}`)
  } catch {
    // Refused by the browser's settings: the page's own triggers carry the backup.
  }
}

async function askPeriodicSync(registration: SyncingRegistration): Promise<void> {
  // Only installed apps are granted it; a refusal is normal.
  await registration.periodicSync
    ?.register(PERIODIC_SYNC_TAG, { minInterval: HALF_A_DAY_MS })
    .catch(() => undefined)
}
