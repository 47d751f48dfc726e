import { PosError } from '../../../shared/errors.ts'
import { rehearseBackup } from '../../backups/rehearsal/rehearse-backup.ts'
import { openBackup } from '../../readable/open-backup.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { chosenShops } from '../find-shop.ts'
import { noteCommand } from '../note-command.ts'
import { readConfig, withServer } from '../open-server.ts'
import { findFile } from '../restore/find-file.ts'
import { restoreShopFile, restoreWhole, type RestoreOptions } from '../restore/restore-file.ts'

/** `npm run restore -- <file or backup>`: the whole server or one shop from a file, or one backup that was deleted. */
export async function restore(io: CliIo, named: string, options: RestoreOptions): Promise<Outcome> {
  if (/^\d{1,15}$/.test(named)) return restoreBackup(io, Number(named), options)
  const config = readConfig(io)
  const found = await findFile(io, config, named)
  try {
    if (found.kind === 'json') return await restoreShopFile(io, found, options)
    return await restoreWhole(io, config, found, options)
  } finally {
    found.close()
  }
}

/** A backup is restored on a device; what the server can do is prove that this will work, and bring a deleted one back. */
function restoreBackup(io: CliIo, number: number, { shop: named, dryRun }: RestoreOptions): Promise<Outcome> {
  return withServer(io, async ({ storage, parts: open }) => {
    if (named === undefined)
      throw new PosError('bad_request', `say whose backup ${number} it is`, {
        field: 'shop',
        hint: 'Add --shop <id, login or name>. `npm run shops` lists them.',
      })
    const [shop] = await chosenShops(storage.operator, named)
    const shopId = shop?.shop_id ?? ''
    const backup = await openBackup(open(), shopId, number)
    const { records } = await rehearseBackup(backup, async () => undefined)
    const { snapshotId, root } = backup.manifest
    const [listed] = await storage.backups.list(shopId, { before: number + 1, limit: 1 })
    const isDeleted = listed?.number !== number
    if (isDeleted && !dryRun && !(await storage.care.undelete(shopId, snapshotId, io.now())))
      throw new PosError('not_found', `backup ${number} was deleted more than seven days ago`, {
        field: 'backup',
      })
    if (isDeleted && !dryRun) await noteCommand(io, storage, shopId, `restore, deleted backup ${number}`)
    const json = { kind: 'backup', shopId, number, snapshotId, root, records, dryRun, wasDeleted: isDeleted }
    const back = isDeleted
      ? dryRun
        ? ' It is deleted and can be brought back.'
        : ' It was deleted and is back.'
      : ''
    const text = `Backup ${number} of ${shop?.name ?? ''} is whole: ${records} records.${back}\nOn a device: Backup → Restore points → ${number} → Restore.\n`
    return { ok: true, json, text }
  })
}
