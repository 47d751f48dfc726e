import { all, one, run, statement, type Program } from '../statement.ts'
import { WHOLE_SERVER, type FileRun } from '../file-storage.ts'
import type { FileScheduleTable, ServerFileTable } from '../tables.ts'

const DAY_MS = 86_400_000
/** A run of the schedule looks at no more shops than these at once. */
const DUE_AT_ONCE = 100

const list = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('server_files')
    .selectAll()
    .where('shop_id', '=', arg('shop'))
    .orderBy('created_at', 'desc')
    .orderBy('name'),
)
const remove = statement<{ shop: string; names: string }>()(({ db, arg, list: names }) =>
  db.deleteFrom('server_files').where('shop_id', '=', arg('shop')).where('name', 'in', names('names')),
)
const put = statement<ServerFileTable>()(({ db, arg }) =>
  db
    .insertInto('server_files')
    .values({
      shop_id: arg('shop_id'),
      name: arg('name'),
      kind: arg('kind'),
      bytes: arg('bytes'),
      sha256: arg('sha256'),
      created_at: arg('created_at'),
      verified_at: arg('verified_at'),
      problem: arg('problem'),
      second: arg('second'),
      statistics: arg('statistics'),
    })
    .onConflict((on) =>
      on.columns(['shop_id', 'name']).doUpdateSet((row) => ({
        bytes: row.ref('excluded.bytes'),
        sha256: row.ref('excluded.sha256'),
        verified_at: row.ref('excluded.verified_at'),
        problem: row.ref('excluded.problem'),
        second: row.ref('excluded.second'),
        statistics: row.ref('excluded.statistics'),
      })),
    ),
)
const schedule = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('file_schedules').selectAll().where('shop_id', '=', arg('shop')),
)
const unplanned = statement<{ limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('shops as s')
    .select(['s.shop_id', 's.created_at'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('file_schedules as f').select('f.shop_id').whereRef('f.shop_id', '=', 's.shop_id'),
        ),
      ),
    )
    .where((eb) =>
      eb.exists(
        eb.selectFrom('sonic_backups as b').select('b.number').whereRef('b.shop_id', '=', 's.shop_id'),
      ),
    )
    .orderBy('s.shop_id')
    .limit(arg('limit')),
)
const plan = statement<{ shop: string; due: number }>()(({ db, arg }) =>
  db
    .insertInto('file_schedules')
    .values({
      shop_id: arg('shop'),
      due_at: arg('due'),
      failures: 0,
      last_at: null,
      last_ok: null,
      last_problem: null,
      lease_holder: null,
      lease_until: 0,
    })
    .onConflict((on) => on.column('shop_id').doNothing()),
)
const due = statement<{ now: number; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('file_schedules')
    .select('shop_id')
    .where('due_at', '<=', arg('now'))
    .where('lease_until', '<=', arg('now'))
    .orderBy('due_at')
    .limit(arg('limit')),
)
const lease = statement<{ shop: string; holder: string; now: number; until: number }>()(({ db, arg }) =>
  db
    .updateTable('file_schedules')
    .set({ lease_holder: arg('holder'), lease_until: arg('until') })
    .where('shop_id', '=', arg('shop'))
    .where('lease_until', '<=', arg('now')),
)
const renew = statement<{ shop: string; holder: string; until: number }>()(({ db, arg }) =>
  db
    .updateTable('file_schedules')
    .set({ lease_until: arg('until') })
    .where('shop_id', '=', arg('shop'))
    .where('lease_holder', '=', arg('holder')),
)
const finish = statement<{
  shop: string
  holder: string
  at: number
  ok: number
  problem: string | null
  due: number
  failures: number
}>()(({ db, arg }) =>
  db
    .updateTable('file_schedules')
    .set({
      due_at: arg('due'),
      failures: arg('failures'),
      last_at: arg('at'),
      last_ok: arg('ok'),
      last_problem: arg('problem'),
      lease_holder: null,
      lease_until: 0,
    })
    .where('shop_id', '=', arg('shop'))
    .where('lease_holder', '=', arg('holder')),
)

/** The files of a shop that the server knows of, newest first. */
export function* filesOf(shop: string): Program<readonly ServerFileTable[]> {
  return yield* all(list, { shop })
}

/** Adds a file or replaces what was known of it. */
export function* putFile(row: ServerFileTable): Program<void> {
  yield* run(put, row)
}

/** Forgets files. */
export function* forgetFiles(shop: string, names: readonly string[]): Program<void> {
  yield* run(remove, { shop, names: JSON.stringify(names) })
}

/** When the files of a shop are due, and how the last run went. */
export function* scheduleOf(shop: string): Program<FileScheduleTable | undefined> {
  return yield* one(schedule, { shop })
}

/**
 * Gives up to 500 shops that have a backup their first due time, a day after they signed up; the whole server a day
 * from now.
 */
export function* planFiles(now: number, server: boolean): Program<void> {
  if (server) yield* run(plan, { shop: WHOLE_SERVER, due: now + DAY_MS })
  for (const row of yield* all(unplanned, { limit: 500 })) {
    yield* run(plan, { shop: row.shop_id, due: row.created_at + DAY_MS })
  }
}

/** Gives one shop a schedule, so that its files can be leased. */
export function* planShop(shop: string, due: number): Program<void> {
  yield* run(plan, { shop, due })
}

/** Those whose files are due and that nobody writes, the longest waiting first. */
export function* dueShops(now: number): Program<readonly string[]> {
  return (yield* all(due, { now, limit: DUE_AT_ONCE })).map((row) => row.shop_id)
}

/** Takes the lease of a shop's files; false while another holder has it. */
export function* leaseFiles(
  shop: string,
  { holder, now, until }: { holder: string; now: number; until: number },
): Program<boolean> {
  yield* planShop(shop, now + DAY_MS)
  return (yield* run(lease, { shop, holder, now, until })) > 0
}

/** Makes a lease longer; false when it was lost. */
export function* renewLease(shop: string, holder: string, until: number): Program<boolean> {
  return (yield* run(renew, { shop, holder, until })) > 0
}

/** Records a run and ends the lease. */
export function* finishRun(shop: string, holder: string, done: FileRun): Program<void> {
  const { at, ok, problem, dueAt, failures } = done
  yield* run(finish, { shop, holder, at, ok: ok ? 1 : 0, problem, due: dueAt, failures })
}
