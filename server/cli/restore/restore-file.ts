import { PosError } from '../../../shared/errors.ts'
import { indexFile } from '../../../shared/legacy/file-index.ts'
import { isShopFile, readMetadata } from '../../../shared/legacy/shop-file.ts'
import type { Config } from '../../config.ts'
import { openFileSource, type FileSource } from '../../old-upload/file-source.ts'
import { storeOldBackup, type StoredUpload } from '../../old-upload/store-old-backup.ts'
import { rehearseBackup } from '../../backups/rehearsal/rehearse-backup.ts'
import { openBackup } from '../../readable/open-backup.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { chosenShops } from '../find-shop.ts'
import { noteCommand } from '../note-command.ts'
import { findMasterKey, withServer, type OpenServer } from '../open-server.ts'
import { timeText } from '../table.ts'
import type { FoundFile } from './find-file.ts'
import { checkServerFile, isServerRunning, restoreServer } from './restore-server.ts'

/** How a restore is done. */
export interface RestoreOptions {
  readonly shop?: string
  /** Looks at everything and changes nothing. */
  readonly dryRun: boolean
}

/** The whole server from its `.sqlite` file. Throws what `restoreServer` throws, `bad_request` on PostgreSQL. */
export async function restoreWhole(
  io: CliIo,
  config: Config,
  found: FoundFile,
  { dryRun }: RestoreOptions,
): Promise<Outcome> {
  const { database } = config
  if (database.kind === 'postgres')
    throw new PosError('bad_request', 'this server keeps its data in PostgreSQL', {
      field: 'DATABASE_URL',
      hint: `Move the file into an empty database: npm run migrate-storage -- --from ${found.path} --to "$DATABASE_URL".`,
    })
  const masterKey = findMasterKey(config)
  const parts = {
    database: database.path,
    masterKey,
    now: io.now,
    onProgress: (done: number, total: number) => io.progress.show('Copying', done, total),
  }
  const isRunning = isServerRunning(database.path)
  const restored = dryRun
    ? { file: checkServerFile(found.plain, masterKey), kept: null }
    : await restoreServer(found.plain, parts)
  io.progress.end()
  const { shops, backups, version, newestAt } = restored.file
  const json = {
    kind: 'server',
    file: found.path,
    dryRun,
    isRunning,
    database: database.path,
    kept: restored.kept,
    schema: version,
    shops: shops.map(({ shop_id, name, login }) => ({ shopId: shop_id, name, login })),
    backups,
    newestAt,
  }
  const holds = `${shops.length} shops with ${backups} backups, the newest of ${timeText(newestAt)}`
  return { ok: true, json, text: dryRun ? dryText(holds, isRunning) : doneText(holds, restored.kept) }
}

function dryText(holds: string, isRunning: boolean): string {
  const next = isRunning
    ? 'A server runs on this database: end it before the restore.'
    : 'Without --dry-run it takes the place of this server’s database, which is kept beside it.'
  return `The file is whole and can be restored: ${holds}.\n${next}\n`
}

function doneText(holds: string, kept: string | null): string {
  const old = kept === null ? '' : `The database that was there is kept as ${kept}\n`
  return `Restored: ${holds}.\n${old}Start the server: npm start. Devices that backed up after that moment send what is missing by themselves; a device\nthat was removed after it is back: look at the list of devices.\n`
}

/** One shop from a JSON file of ours or of the old systems: a new backup that its devices can restore. */
export function restoreShopFile(io: CliIo, found: FoundFile, options: RestoreOptions): Promise<Outcome> {
  return withServer(io, async (server) => {
    const source = await openFileSource(found.plain)
    try {
      const shop = await shopFor(server, source, options.shop)
      const onProgress = (done: number, total: number) => io.progress.show('Reading the file', done, total)
      const parts = { ...server.parts(), onProgress }
      const { dryRun } = options
      const stored = await storeOldBackup(parts, shop.shop_id, source, { dryRun })
      if (stored.backup !== null && stored.isNew) {
        const { number } = stored.backup
        await noteCommand(io, server.storage, shop.shop_id, `restore, backup ${number} from a file`)
        await rehearseBackup(await openBackup(parts, shop.shop_id, number), async () => undefined)
      }
      io.progress.end()
      const place = { shopId: shop.shop_id, shop: shop.name, file: found.path, dryRun }
      const { kind: source_, ...rest } = stored
      const json = { kind: 'shop', source: source_, ...place, ...rest }
      return { ok: true, json, text: shopText(stored, shop.name, dryRun) }
    } finally {
      await source.close()
    }
  })
}

/** The shop that is named, or else the one that a file of ours was written from. */
async function shopFor({ storage }: OpenServer, source: FileSource, named: string | undefined) {
  const index = await indexFile(source)
  const own = isShopFile(index) ? (await readMetadata(source, index)).shop.shopId : undefined
  if (named === undefined && own === undefined)
    throw new PosError('bad_request', 'the file does not say whose it is', {
      field: 'shop',
      hint: 'Say it: --shop <id, login or name>. `npm run shops` lists them.',
    })
  const [shop] = await chosenShops(storage.operator, named ?? own)
  if (shop === undefined) throw new PosError('not_found', 'there is no such shop', { field: 'shop' })
  return shop
}

function shopText(stored: StoredUpload, shop: string, dryRun: boolean): string {
  const { records, backup, isNew, keptFrom, kind } = stored
  const sections = Object.entries(stored.sections).flatMap(([key, count]) =>
    count === 0 ? [] : [`${key} ${count}`],
  )
  const what = `${records} records (${sections.join(', ')})`
  const staff =
    kind === 'sonic-pos' || keptFrom === null ? '' : `Settings and staff are those of backup ${keptFrom}.\n`
  if (backup === null)
    return `The file can be restored: ${what}.\n${staff}Without --dry-run it becomes a backup of ${shop}.\n`
  const is = isNew
    ? `The file is backup ${backup.number} of ${shop}`
    : `${shop} has this already: backup ${backup.number}`
  const next = `On a device: Backup → Restore points → ${backup.number} → Restore.\n`
  return `${is}: ${what}.\n${dryRun ? '' : staff}${next}`
}
