import { setImmediate as turn } from 'node:timers/promises'
import { PosError } from '../../shared/errors.ts'
import { collectShop } from '../backups/gc/collect-shop.ts'
import type { FileJobs } from '../files/file-jobs.ts'
import { SEEN_NEVER } from '../storage/programs/gc.ts'
import type { Storage } from '../storage/storage.ts'

/** Backup rows that are deleted in one transaction. */
const ROWS_AT_ONCE = 50

/** What deleting needs. */
export interface PurgeParts {
  readonly storage: Pick<Storage, 'custody' | 'upkeep'>
  readonly fileJobs: Pick<FileJobs, 'removeAll'>
  readonly now: () => number
}

/**
 * Deletes everything by which this server could read a shop that has moved to private custody: its wrapped key, the slots, backups
 * and objects of before, the readable files; then whatever of them is left in the database's own files. Resolves when all of it is
 * gone. Stopped anywhere it can be done again. Throws `custody_running` while the shop has not moved, `backup_running`, `server_busy`.
 */
export async function purgeFormer(parts: PurgeParts, shop: string): Promise<void> {
  const { storage, fileJobs, now } = parts
  const { custody, upkeep } = storage
  const state = await custody.purgeState(shop)
  if (state === 'unmoved') {
    throw new PosError('custody_running', 'the shop has no backup under its new key yet', {
      hint: 'Commit one in the new epoch first.',
    })
  }
  if (state === 'ended') return
  await custody.forgetFormerKey(shop)
  await fileJobs.removeAll(shop)
  while ((await custody.removeFormerBackups(shop, ROWS_AT_ONCE)) === ROWS_AT_ONCE) await turn()
  await custody.collectAnew(shop, now())
  const pause = () => turn()
  const collected = await collectShop({ storage: upkeep.gc, now, pause }, shop, SEEN_NEVER)
  if (collected.kind === 'blocked') {
    throw new PosError(
      'server_busy',
      'a damaged object hides what backups need: nothing was deleted below it',
      {
        retryable: true,
        hint: 'It is healed by the next backup of a device; then ask again.',
        values: { retryAfterS: 30 },
      },
    )
  }
  await custody.compact()
  await custody.end(shop)
}
