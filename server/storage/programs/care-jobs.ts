import { all, one, run, statement, type Program } from '../statement.ts'
import type { CareJobTable } from '../care-tables.ts'

/** The `shop_id` of care for the whole server. */
export const WHOLE_SERVER = ''

/** What is known of one kind of care; `state` is JSON that only this kind reads. */
export type CareJobRow = Pick<
  CareJobTable,
  'job' | 'due_at' | 'started_at' | 'finished_at' | 'problem' | 'state'
>

interface Key {
  shop: string
  job: string
}

const COLUMNS = ['job', 'due_at', 'started_at', 'finished_at', 'problem', 'state'] as const

const get = statement<Key>()(({ db, arg }) =>
  db.selectFrom('care_jobs').select(COLUMNS).where('shop_id', '=', arg('shop')).where('job', '=', arg('job')),
)
const list = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('care_jobs').select(COLUMNS).where('shop_id', '=', arg('shop')).orderBy('job'),
)
const plan = statement<Key & { due: number }>()(({ db, arg }) =>
  db
    .insertInto('care_jobs')
    .values({
      shop_id: arg('shop'),
      job: arg('job'),
      due_at: arg('due'),
      started_at: null,
      finished_at: null,
      problem: null,
      state: null,
      holder: null,
      held_until: 0,
    })
    .onConflict((on) =>
      on.columns(['shop_id', 'job']).doUpdateSet((eb) => ({ due_at: eb.ref('excluded.due_at') })),
    ),
)
const make = statement<Key>()(({ db, arg }) =>
  db
    .insertInto('care_jobs')
    .values({
      shop_id: arg('shop'),
      job: arg('job'),
      due_at: 0,
      started_at: null,
      finished_at: null,
      problem: null,
      state: null,
      holder: null,
      held_until: 0,
    })
    .onConflict((on) => on.columns(['shop_id', 'job']).doNothing()),
)
const hold = statement<Key & { holder: string; at: number; until: number }>()(({ db, arg }) =>
  db
    .updateTable('care_jobs')
    .set({ holder: arg('holder'), held_until: arg('until') })
    .where('shop_id', '=', arg('shop'))
    .where('job', '=', arg('job'))
    .where((eb) => eb.or([eb('held_until', '<', arg('at')), eb('holder', '=', arg('holder'))])),
)
const release = statement<Key & { holder: string }>()(({ db, arg }) =>
  db
    .updateTable('care_jobs')
    .set({ holder: null, held_until: 0 })
    .where('shop_id', '=', arg('shop'))
    .where('job', '=', arg('job'))
    .where('holder', '=', arg('holder')),
)
const start = statement<Key & { at: number }>()(({ db, arg }) =>
  db
    .updateTable('care_jobs')
    .set({ started_at: arg('at') })
    .where('shop_id', '=', arg('shop'))
    .where('job', '=', arg('job')),
)
const note = statement<Key & { state: string }>()(({ db, arg }) =>
  db
    .updateTable('care_jobs')
    .set({ state: arg('state') })
    .where('shop_id', '=', arg('shop'))
    .where('job', '=', arg('job')),
)
const finish = statement<Key & { at: number; due: number; problem: string | null; state: string | null }>()(
  ({ db, arg }) =>
    db
      .updateTable('care_jobs')
      .set({
        finished_at: arg('at'),
        due_at: arg('due'),
        problem: arg('problem'),
        state: arg('state'),
      })
      .where('shop_id', '=', arg('shop'))
      .where('job', '=', arg('job')),
)

/** What is known of this kind of care; `undefined` before its first time. */
export function* careJob(shop: string, job: string): Program<CareJobRow | undefined> {
  return yield* one(get, { shop, job })
}

/** Every kind of care that a shop (or the whole server) has had. */
export function* careJobs(shop: string): Program<readonly CareJobRow[]> {
  return yield* all(list, { shop })
}

/** Makes a kind of care due at this time, whenever it was due before. */
export function* dueAt(shop: string, job: string, due: number): Program<void> {
  yield* run(plan, { shop, job, due })
}

/** Takes or keeps the lease until `until`; false while another holder has it. Times are the server's clock. */
export function* holdJob(job: string, holder: string, at: number, until: number): Program<boolean> {
  yield* run(make, { shop: WHOLE_SERVER, job })
  return (yield* run(hold, { shop: WHOLE_SERVER, job, holder, at, until })) > 0
}

/** Gives the lease back when this holder has it. */
export function* releaseJob(job: string, holder: string): Program<void> {
  yield* run(release, { shop: WHOLE_SERVER, job, holder })
}

/** Notes that this care begins now. */
export function* startJob(shop: string, job: string, at: number): Program<void> {
  yield* run(make, { shop, job })
  yield* run(start, { shop, job, at })
}

/** Notes how far this care has come, so that it goes on there after a restart. */
export function* noteJob(shop: string, job: string, state: string): Program<void> {
  yield* run(note, { shop, job, state })
}

/** Notes that this care is over and when it is due again; `problem` null: all was well. */
export function* finishJob(
  shop: string,
  job: string,
  done: { at: number; due: number; problem: string | null; state: string | null },
): Program<void> {
  yield* run(make, { shop, job })
  yield* run(finish, { shop, job, ...done })
}
