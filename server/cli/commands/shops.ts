import type { CliIo, Outcome } from '../cli-io.ts'
import { allShops } from '../find-shop.ts'
import { withServer } from '../open-server.ts'
import { table, timeText } from '../table.ts'

/** `npm run shops`: every shop of the server with what it has. */
export function listShops(io: CliIo): Promise<Outcome> {
  return withServer(io, async ({ storage }) => {
    const shops = (await allShops(storage.operator)).map((shop) => ({
      shopId: shop.shop_id,
      name: shop.name,
      login: shop.login,
      custody: shop.custody,
      createdAt: shop.created_at,
      devices: shop.devices,
      backups: shop.backups,
      newest: shop.newest_number === null ? null : { number: shop.newest_number, storedAt: shop.newest_at },
    }))
    const rows = shops.map(({ shopId, name, login, custody, devices, backups, newest }) => [
      shopId,
      name,
      login,
      custody,
      String(devices),
      String(backups),
      newest === null ? '-' : `${newest.number} of ${timeText(newest.storedAt)}`,
    ])
    const heads = ['SHOP', 'NAME', 'LOGIN', 'CUSTODY', 'DEVICES', 'BACKUPS', 'NEWEST']
    return { ok: true, json: { shops }, text: table(heads, rows, 'There is no shop on this server yet.') }
  })
}
