import { Workbox } from 'workbox-window'
import {
  PERIODIC_SYNC_TAG,
  SYNC_TAG,
  parseWorkerMessage,
  type PageMessage,
} from '../../shared/sw-messages.ts'

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
  /** Asks the browser to back up when there is a connection, app open or not. Resolves false where it cannot. */
  requestSync(): Promise<boolean>
  /** Looks for a new version on the server. Never rejects: offline there is none. */
  checkForUpdate(): Promise<void>
}

const HALF_A_DAY_MS = 12 * 3_600_000

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
    requestSync: () => requestSync(registration),
    async checkForUpdate() {
      await registration.update().catch(() => undefined)
    },
  }
}

/** Calls `listener` each time the service worker has backed up or put it off. Returns the unsubscriber. */
export function onWorkerBackedUp(listener: (ok: boolean) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined
  const onMessage = (event: MessageEvent): void => {
    const message = parseWorkerMessage(event.data)
    if (message !== undefined) listener(message.ok)
  }
  navigator.serviceWorker.addEventListener('message', onMessage)
  return () => navigator.serviceWorker.removeEventListener('message', onMessage)
}

async function requestSync(registration: SyncingRegistration): Promise<boolean> {
  if (registration.sync === undefined) return false
  try {
    const waiting = (await registration.sync.getTags()).filter((tag) => tag.startsWith(SYNC_TAG))
    // A tag that waits offline fires by itself; online it may sit in its back-off, and only a new tag fires at once.
    if (waiting.length > 0 && !navigator.onLine) return true
    if (waiting.length < 8) await registration.sync.register(`${SYNC_TAG}-${Date.now()}`)
    return true
  } catch {
    return false
  }
}

async function askPeriodicSync(registration: SyncingRegistration): Promise<void> {
  // Only installed apps are granted it; a refusal is normal.
  await registration.periodicSync
    ?.register(PERIODIC_SYNC_TAG, { minInterval: HALF_A_DAY_MS })
    .catch(() => undefined)
}
