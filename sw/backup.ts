import { PERIODIC_SYNC_TAG, SYNC_TAG, type WorkerMessage } from '../shared/sw-messages.ts'
import { backUpOnce } from '../shared/browser/backup-engine.ts'

declare const self: ServiceWorkerGlobalScope

/** The `sync` and `periodicsync` events, which TypeScript's WebWorker lib does not know. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

/** Backs up on `sync` and `periodicsync`: first a cut, then everything unsent (engine 14). */
export function backUpWhenOnline(): void {
  const onSync = (event: Event): void => {
    const { tag } = event as SyncEvent
    if (tag.startsWith(SYNC_TAG)) (event as SyncEvent).waitUntil(backUpOrRetry())
  }
  const onPeriodicSync = (event: Event): void => {
    if ((event as SyncEvent).tag === PERIODIC_SYNC_TAG) (event as SyncEvent).waitUntil(backUp())
  }
  self.addEventListener('sync' as 'message', onSync)
  self.addEventListener('periodicsync' as 'message', onPeriodicSync)
}

/** Cuts and sends once and tells the pages how it went. Never rejects. */
export async function backUp(): Promise<boolean> {
  const ok = await backUpOnce('sync').catch(() => false)
  const message: WorkerMessage = { type: 'backed-up', ok }
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message)
  return ok
}

/** A rejected `sync` is what makes the browser try again later. */
async function backUpOrRetry(): Promise<void> {
  if (!(await backUp())) throw new Error('not everything could be sent yet')
}
