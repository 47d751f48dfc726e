import { RetentionPolicy } from '../../../shared/api/retention.ts'
import { SERVER_DEVICE } from '../../../shared/api/old-upload.ts'
import {
  planRetention,
  type KeptBackup,
  type RetentionDecision,
} from '../../backups/retention/plan-retention.ts'
import { DEFAULT_POLICY, DEFAULT_TIME_ZONE } from '../../backups/retention/policy.ts'
import { all, one, run, statement, type Program } from '../statement.ts'
import { lockShop } from './shops.ts'

const living = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select(['number', 'snapshot_id', 'device_id', 'lineage', 'received_at', 'verified_at', 'problem'])
    .select(['pinned', 'pinned_for', 'trigger_name'])
    .where('shop_id', '=', arg('shop'))
    .where('deleted_at', 'is', null),
)
const chosen = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('retention').select(['policy', 'time_zone', 'shop_zone']).where('shop_id', '=', arg('shop')),
)
const choose = statement<{ shop: string; policy: string | null; timeZone: string | null }>()(({ db, arg }) =>
  db
    .insertInto('retention')
    .values({ shop_id: arg('shop'), policy: arg('policy'), time_zone: arg('timeZone'), shop_zone: null })
    .onConflict((conflict) =>
      conflict.column('shop_id').doUpdateSet((eb) => ({
        policy: eb.ref('excluded.policy'),
        time_zone: eb.ref('excluded.time_zone'),
      })),
    ),
)
const learn = statement<{ shop: string; zone: string }>()(({ db, arg }) =>
  db
    .insertInto('retention')
    .values({ shop_id: arg('shop'), policy: null, time_zone: null, shop_zone: arg('zone') })
    .onConflict((conflict) =>
      conflict.column('shop_id').doUpdateSet((eb) => ({ shop_zone: eb.ref('excluded.shop_zone') })),
    ),
)
const remove = statement<{ shop: string; snapshots: string; at: number }>()(({ db, arg, list }) =>
  db
    .updateTable('sonic_backups')
    .set({ deleted_at: arg('at') })
    .where('shop_id', '=', arg('shop'))
    .where('snapshot_id', 'in', list('snapshots'))
    .where('deleted_at', 'is', null),
)
const shops = statement<{ after: string; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('shops')
    .select('shop_id')
    .where('shop_id', '>', arg('after'))
    .orderBy('shop_id')
    .limit(arg('limit')),
)

/** What is kept in a shop, and by which calendar. */
export interface RetentionChoice {
  readonly policy: RetentionPolicy
  readonly timeZone: string
}

/** A part of a choice that changes; a zone of null is the one of the shop's settings. */
export interface RetentionChange {
  readonly policy?: RetentionPolicy | undefined
  readonly timeZone?: string | null | undefined
}

/** A choice and what it means now. */
export interface RetentionPlan extends RetentionChoice {
  readonly plan: readonly RetentionDecision[]
}

/** All backups of a shop that are not deleted. Uploads of old files have each a lineage of its own; here they are one. */
export function* keptBackups(shop: string): Program<readonly KeptBackup[]> {
  return (yield* all(living, { shop })).map((row) => ({
    number: row.number,
    snapshotId: row.snapshot_id,
    lineage: row.device_id === SERVER_DEVICE ? SERVER_DEVICE : row.lineage,
    receivedAt: row.received_at,
    verifiedAt: row.verified_at,
    problem: row.problem,
    pinned: row.pinned === 1,
    pinnedFor: row.pinned_for,
    trigger: row.trigger_name,
  }))
}

/** What the shop's choice, or that choice with a change, means for its backups now. Changes nothing. */
export function* planShop(shop: string, now: number, change: RetentionChange = {}): Program<RetentionPlan> {
  const stored = yield* one(chosen, { shop })
  const policy = change.policy ?? parsePolicy(stored?.policy)
  const zone = change.timeZone === undefined ? stored?.time_zone : change.timeZone
  const timeZone = zoneOf(zone, stored)
  return { policy, timeZone, plan: planRetention(yield* keptBackups(shop), policy, { now, timeZone }) }
}

/** By whose calendar a shop lives. */
export function* timeZoneOf(shop: string): Program<string> {
  const stored = yield* one(chosen, { shop })
  return zoneOf(stored?.time_zone, stored)
}

/** Saves a change of the owner's choice; what it does not name stays. */
export function* chooseRetention(shop: string, change: RetentionChange): Program<void> {
  yield* lockShop(shop)
  const stored = yield* one(chosen, { shop })
  const policy = change.policy === undefined ? (stored?.policy ?? null) : JSON.stringify(change.policy)
  const timeZone = change.timeZone === undefined ? (stored?.time_zone ?? null) : change.timeZone
  yield* run(choose, { shop, policy, timeZone })
}

/** Remembers the zone that the shop's own settings name; the owner's choice goes before it. */
export function* learnZone(shop: string, zone: string): Program<void> {
  if ((yield* one(chosen, { shop }))?.shop_zone !== zone) yield* run(learn, { shop, zone })
}

/** Deletes (softly) the backups that nothing keeps now; answers their numbers. Repeating it changes nothing. */
export function* retainShop(shop: string, now: number): Program<readonly number[]> {
  yield* lockShop(shop)
  const gone = (yield* planShop(shop, now)).plan.filter(({ keep }) => !keep)
  if (gone.length === 0) return []
  yield* deleteSoftly(
    shop,
    gone.map(({ snapshotId }) => snapshotId),
    now,
  )
  return gone.map(({ number }) => number)
}

/** Marks backups as deleted at that moment; those that are deleted keep their first one. */
export function* deleteSoftly(shop: string, snapshots: readonly string[], at: number): Program<void> {
  yield* run(remove, { shop, snapshots: JSON.stringify(snapshots), at })
}

/** The ids of the shops after one, in their order. */
export function* shopsAfter(after: string, limit: number): Program<readonly string[]> {
  return (yield* all(shops, { after, limit })).map(({ shop_id }) => shop_id)
}

function zoneOf(chosen: string | null | undefined, stored: { shop_zone: string | null } | undefined): string {
  return chosen ?? stored?.shop_zone ?? DEFAULT_TIME_ZONE
}

/** Throws for a stored policy that this code cannot read, so that nothing is deleted by a guess. */
function parsePolicy(text: string | null | undefined): RetentionPolicy {
  return text == null ? DEFAULT_POLICY : RetentionPolicy.parse(JSON.parse(text))
}
