const PATIENCE_MS = 3_000

/** What the browser answered when asked not to evict this shop. `unknown`: it cannot say, or did not answer in time. */
export type Persistence = 'persisted' | 'refused' | 'unknown'

/**
 * Asks for persistent storage. Only a page can ask, and Firefox answers when the person does, maybe never: after 3 s it is
 * `unknown`, and asking again later is fine.
 */
export async function askPersistence(
  storage: StorageManager | undefined = navigator.storage,
): Promise<Persistence> {
  if (typeof storage?.persist !== 'function') return 'unknown'
  const patience = new Promise<Persistence>((resolve) => {
    setTimeout(() => resolve('unknown'), PATIENCE_MS)
  })
  const answer = storage
    .persist()
    .then((granted): Persistence => (granted ? 'persisted' : 'refused'))
    .catch((): Persistence => 'unknown')
  return Promise.race([answer, patience])
}

/** True when the browser seems to be a private window, where everything goes when it closes: its quota is far below the disk's. */
export async function isLikelyPrivate(
  storage: StorageManager | undefined = navigator.storage,
): Promise<boolean> {
  if (typeof storage?.estimate !== 'function') return false
  const { quota = Number.POSITIVE_INFINITY } = await storage.estimate().catch(() => ({ quota: undefined }))
  return quota < 130_000_000
}
