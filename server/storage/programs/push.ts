import { all, one, run, runEach, statement, type Program } from '../statement.ts'
import type { ClaimedPush } from '../alarm-storage.ts'
import type { PushSubscriptionTable } from '../alarm-tables.ts'

/** A device that is told of alarms. */
export interface Receiver {
  readonly deviceId: string
  readonly name: string
  readonly createdAt: number
  readonly sentAt: number | null
  readonly problem: string | null
}

/** Where a message goes. `contact` stands for the sender: the address of the app. */
export type PushTarget = Pick<PushSubscriptionTable, 'endpoint' | 'p256dh' | 'auth' | 'contact'>

/** A receiver as it is added. */
export type ReceiverRow = PushTarget & Pick<PushSubscriptionTable, 'shop_id' | 'device_id' | 'created_at'>

/** What became of a message: it was taken, it never will be (`problem`), it is tried again, or the receiver is no more. */
export type PushDone =
  | { readonly kind: 'sent'; readonly at: number }
  | { readonly kind: 'dropped'; readonly problem: string }
  | { readonly kind: 'again'; readonly at: number }
  | { readonly kind: 'gone' }

/** A message that is due. */
type DuePush = Omit<PushSubscriptionTable, 'created_at' | 'sent_at' | 'problem'>

interface Key {
  shop: string
  device: string
}

const living = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('push_subscriptions as p')
    .innerJoin('devices as d', (on) =>
      on.onRef('d.shop_id', '=', 'p.shop_id').onRef('d.device_id', '=', 'p.device_id'),
    )
    .select(['p.device_id as deviceId', 'd.name as name', 'p.created_at as createdAt'])
    .select(['p.sent_at as sentAt', 'p.problem as problem'])
    .where('p.shop_id', '=', arg('shop'))
    .where('d.revoked_at', 'is', null)
    .where('d.token_hash', 'not like', 'ended:%')
    .orderBy('p.created_at')
    .orderBy('p.device_id'),
)
const put = statement<ReceiverRow>()(({ db, arg }) =>
  db
    .insertInto('push_subscriptions')
    .values({
      shop_id: arg('shop_id'),
      device_id: arg('device_id'),
      endpoint: arg('endpoint'),
      p256dh: arg('p256dh'),
      auth: arg('auth'),
      contact: arg('contact'),
      created_at: arg('created_at'),
      sent_at: null,
      problem: null,
      payload: null,
      due_at: null,
      tries: 0,
    })
    .onConflict((on) =>
      on.columns(['shop_id', 'device_id']).doUpdateSet((eb) => ({
        endpoint: eb.ref('excluded.endpoint'),
        p256dh: eb.ref('excluded.p256dh'),
        auth: eb.ref('excluded.auth'),
        contact: eb.ref('excluded.contact'),
        problem: null,
      })),
    ),
)
const remove = statement<Key>()(({ db, arg }) =>
  db
    .deleteFrom('push_subscriptions')
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device')),
)
const target = statement<Key>()(({ db, arg }) =>
  db
    .selectFrom('push_subscriptions')
    .select(['endpoint', 'p256dh', 'auth', 'contact'])
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device')),
)
const tell = statement<Key & { payload: string; at: number }>()(({ db, arg }) =>
  db
    .updateTable('push_subscriptions')
    .set({ payload: arg('payload'), due_at: arg('at'), tries: 0 })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device')),
)
const due = statement<{ now: number; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('push_subscriptions')
    .select(['shop_id', 'device_id', 'endpoint', 'p256dh', 'auth', 'contact', 'payload', 'tries', 'due_at'])
    .where('due_at', 'is not', null)
    .where('due_at', '<=', arg('now'))
    .orderBy('due_at')
    .orderBy('shop_id')
    .limit(arg('limit')),
)
const claim = statement<Key & { was: number; until: number; tries: number }>()(({ db, arg }) =>
  db
    .updateTable('push_subscriptions')
    .set({ due_at: arg('until'), tries: arg('tries') })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device'))
    .where('due_at', '=', arg('was')),
)
const settle = statement<Key & { until: number; sent: number | null; problem: string | null }>()(
  ({ db, arg }) =>
    db
      .updateTable('push_subscriptions')
      .set((eb) => ({
        payload: null,
        due_at: null,
        tries: 0,
        sent_at: eb.fn.coalesce(eb.val(arg('sent')), 'sent_at'),
        problem: arg('problem'),
      }))
      .where('shop_id', '=', arg('shop'))
      .where('device_id', '=', arg('device'))
      .where('due_at', '=', arg('until')),
)
const again = statement<Key & { until: number; at: number }>()(({ db, arg }) =>
  db
    .updateTable('push_subscriptions')
    .set({ due_at: arg('at') })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device'))
    .where('due_at', '=', arg('until')),
)
const forget = statement<Key & { endpoint: string }>()(({ db, arg }) =>
  db
    .deleteFrom('push_subscriptions')
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device'))
    .where('endpoint', '=', arg('endpoint')),
)

/** The receivers of a shop whose device has a living token, oldest first. */
export function* receiversOf(shop: string): Program<readonly Receiver[]> {
  return yield* all(living, { shop })
}

/** Adds a receiver, or gives it another address. */
export function* putReceiver(row: ReceiverRow): Program<void> {
  yield* run(put, row)
}

/** Takes a receiver away; true when there was one. */
export function* removeReceiver(shop: string, device: string): Program<boolean> {
  return (yield* run(remove, { shop, device })) > 0
}

/** Where a device is told; `undefined` when it is not. */
export function* targetOf(shop: string, device: string): Program<PushTarget | undefined> {
  return yield* one(target, { shop, device })
}

/** Makes this the next thing that every receiver of a shop is told; it replaces what they were not told yet. */
export function* tellAll(shop: string, payload: string, at: number): Program<void> {
  const receivers = yield* receiversOf(shop)
  yield* runEach(
    tell,
    receivers.map(({ deviceId }) => ({ shop, device: deviceId, payload, at })),
  )
}

/** Messages that are due, the longest waiting first. */
export function* duePushes(now: number, limit: number): Program<readonly DuePush[]> {
  return yield* all(due, { now, limit })
}

/** Takes a message for this caller alone until `until`; `undefined` when another server was quicker. */
export function* claimPush(row: DuePush, until: number): Program<ClaimedPush | undefined> {
  const { shop_id: shopId, device_id: deviceId, due_at: was, payload, endpoint, p256dh, auth, contact } = row
  if (payload === null || was === null) return undefined
  const tries = row.tries + 1
  const isMine = (yield* run(claim, { shop: shopId, device: deviceId, was, until, tries })) > 0
  return isMine ? { shopId, deviceId, payload, tries, until, endpoint, p256dh, auth, contact } : undefined
}

/** Notes what became of a message, unless the receiver has something newer to be told. */
export function* finishPush(push: ClaimedPush, done: PushDone): Program<void> {
  const key = { shop: push.shopId, device: push.deviceId }
  const { until, endpoint } = push
  if (done.kind === 'gone') yield* run(forget, { ...key, endpoint })
  else if (done.kind === 'again') yield* run(again, { ...key, until, at: done.at })
  else if (done.kind === 'sent') yield* run(settle, { ...key, until, sent: done.at, problem: null })
  else yield* run(settle, { ...key, until, sent: null, problem: done.problem })
}
