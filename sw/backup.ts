import { PERIODIC_SYNC_TAG, SYNC_TAG } from '../shared/sw-messages.ts'
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

/** Cuts and sends once; the pages learn of it by the status channel. False when it was put off; never rejects. */
export function backUp(): Promise<boolean> {
  return backUpOnce('sync').catch(() => false)
}

/** A rejected `sync` is what makes the browser try again later. */
async function backUpOrRetry(): Promise<void> {
  if (!(await backUp())) throw new Error('not everything could be sent yet')
}
