import type { FileRow } from '../../../shared/api/files.ts'
import { toBackupRow } from '../../backups/backup-row.ts'
import { listFiles } from '../../files/list-files.ts'
import { WHOLE_SERVER } from '../../storage/file-storage.ts'
import type { ShopSummary } from '../../storage/programs/operator.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { chosenShops } from '../find-shop.ts'
import { withServer, type OpenServer } from '../open-server.ts'
import { sizeText, table, timeText } from '../table.ts'

/** What is listed. */
export interface BackupsOptions {
  readonly shop?: string
  /** Backups of each shop, newest first. */
  readonly limit: number
}

type Listed = Awaited<ReturnType<typeof listOf>>

/** `npm run backups`: the backups that devices sent, and the files that the server wrote. */
export function listBackups(io: CliIo, { shop, limit }: BackupsOptions): Promise<Outcome> {
  return withServer(io, async (server) => {
    const chosen = await chosenShops(server.storage.operator, shop)
    const shops: Listed[] = []
    for (const one of chosen) shops.push(await listOf(server, one, limit))
    const files = shop === undefined ? await filesOf(server, WHOLE_SERVER) : []
    const whole = shop === undefined ? `The whole server\n${fileTable(files)}` : ''
    const text = [...shops.map(shopText), whole].filter((part) => part !== '').join('\n')
    return { ok: true, json: { shops, server: { files } }, text }
  })
}

async function listOf(server: OpenServer, { shop_id, name }: ShopSummary, limit: number) {
  const { backups, accounts } = server.storage
  const devices = new Map((await accounts.devices(shop_id)).map((row) => [row.device_id, row.name]))
  const rows = await backups.list(shop_id, { before: Number.MAX_SAFE_INTEGER, limit })
  return {
    shopId: shop_id,
    name,
    backups: rows.map((row) => toBackupRow(row, devices)),
    files: await filesOf(server, shop_id),
  }
}

async function filesOf({ config, storage }: OpenServer, shop: string): Promise<readonly FileRow[]> {
  return (await listFiles({ ...config.backups, storage }, shop)).files
}

function shopText({ shopId, name, backups, files }: Listed): string {
  const rows = backups.map((row) => [
    String(row.number),
    timeText(row.storedAt),
    row.problem ?? (row.checkedAt === null ? 'stored' : 'verified'),
    row.trigger,
    row.deviceName,
    String(row.sizes['records'] ?? 0),
    row.label ?? '',
  ])
  const heads = ['NUMBER', 'STORED', 'STATE', 'TRIGGER', 'DEVICE', 'RECORDS', 'NAME']
  return `${name} (${shopId})\n${table(heads, rows, 'No backup yet.')}${fileTable(files)}`
}

function fileTable(files: readonly FileRow[]): string {
  const rows = files.map((file) => [
    file.name,
    sizeText(file.bytes),
    timeText(file.createdAt),
    file.problem ?? (file.verifiedAt === null ? 'not verified' : 'verified'),
  ])
  return table(['FILE', 'SIZE', 'WRITTEN', 'STATE'], rows, 'No file yet: `npm run backup` writes one.')
}
