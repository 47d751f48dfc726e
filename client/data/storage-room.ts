import { PosError } from '../../shared/errors.ts'

const LEAST_BYTES = 5 * 1024 * 1024

/**
 * Rejects with `storage_full` when the browser says that less than 5 MB are left for the shop (engine 22): a sale is
 * refused before money is taken. Resolves where the browser does not say.
 */
export async function ensureRoom(storage: Pick<StorageManager, 'estimate'> | undefined): Promise<void> {
  const estimate = await storage?.estimate().catch(() => undefined)
  if (estimate?.quota === undefined || estimate.usage === undefined) return
  const left = estimate.quota - estimate.usage
  if (left < LEAST_BYTES) throw new PosError('storage_full', `${left} bytes left`)
}
