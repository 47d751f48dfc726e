import { auditRow } from '../../routes/audit-routes.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { chosenShops } from '../find-shop.ts'
import { withServer } from '../open-server.ts'
import { table, timeText } from '../table.ts'

/** Above every id. */
const NEWEST = 'g'

/** What is listed. */
export interface AuditOptions {
  readonly shop: string
  /** Newest first. */
  readonly limit: number
}

/** `npm run shops -- audit`: what was done to a shop and by whom. */
export function listAudit(io: CliIo, { shop: named, limit }: AuditOptions): Promise<Outcome> {
  return withServer(io, async ({ storage }) => {
    const [shop] = await chosenShops(storage.operator, named)
    const shopId = shop?.shop_id ?? ''
    const acts = (await storage.audit.list(shopId, { before: NEWEST, limit })).map(auditRow)
    const devices = new Map((await storage.accounts.devices(shopId)).map((row) => [row.device_id, row.name]))
    const rows = acts.map(({ at, act, deviceId, address, detail }) => [
      timeText(at),
      act,
      deviceId === null ? '-' : (devices.get(deviceId) ?? deviceId),
      address ?? '-',
      detail ?? '-',
    ])
    const heads = ['WHEN', 'WHAT', 'DEVICE', 'FROM', 'OF']
    return { ok: true, json: { shopId, acts }, text: table(heads, rows, 'Nothing was done yet.') }
  })
}
