import { all, statement, type Program } from '../statement.ts'
import type { ShopTable } from '../tables.ts'

/** A shop and how much it has. */
export interface ShopSummary extends Pick<
  ShopTable,
  'shop_id' | 'name' | 'login' | 'custody' | 'created_at'
> {
  /** Backups that are not deleted. */
  readonly backups: number
  /** The number of the newest of them, and when it was received (ms UTC); null for none. */
  readonly newest_number: number | null
  readonly newest_at: number | null
  /** Devices that were not removed. */
  readonly devices: number
}

const shops = statement<{ after: string; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('shops as s')
    .select((select) => [
      's.shop_id',
      's.name',
      's.login',
      's.custody',
      's.created_at',
      select
        .selectFrom('sonic_backups as b')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('b.shop_id', '=', 's.shop_id')
        .where('b.deleted_at', 'is', null)
        .as('backups'),
      select
        .selectFrom('sonic_backups as b')
        .select(({ fn }) => fn.max<number | null>('b.number').as('n'))
        .whereRef('b.shop_id', '=', 's.shop_id')
        .where('b.deleted_at', 'is', null)
        .as('newest_number'),
      select
        .selectFrom('sonic_backups as b')
        .select(({ fn }) => fn.max<number | null>('b.received_at').as('n'))
        .whereRef('b.shop_id', '=', 's.shop_id')
        .where('b.deleted_at', 'is', null)
        .as('newest_at'),
      select
        .selectFrom('devices as d')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('d.shop_id', '=', 's.shop_id')
        .where('d.revoked_at', 'is', null)
        .as('devices'),
    ])
    .where('s.shop_id', '>', arg('after'))
    .orderBy('s.shop_id')
    .limit(arg('limit')),
)

/** The shops after one id, in the order of ids. */
export function* shopSummaries(after: string, limit: number): Program<readonly ShopSummary[]> {
  const rows = yield* all(shops, { after, limit })
  return rows.map((row) => ({ ...row, backups: row.backups ?? 0, devices: row.devices ?? 0 }))
}
