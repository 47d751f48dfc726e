import { parseCommitHeader } from '../../../shared/snapshot/manifest.ts'
import type { GcPhase, GcRunTable } from '../care-tables.ts'
import { all, one, run, statement, type Program } from '../statement.ts'
import { NODES } from '../stored-children.ts'
import { forgetBad, hidesWhatIsNeeded, openObjects, registerBad } from './bad-objects.ts'
import { forgetMarks, markAll, marksToWalk, setWalked } from './gc-marks.ts'
import { childrenOfStored, markedPage, removeObjects, seenPage } from './gc-objects.ts'
import { lockShop } from './shops.ts'

/** What one step is given. */
export interface GcTurn {
  readonly at: number
  /** What a device relied on since then stays, needed or not. Counts when the collection begins. */
  readonly seenSince: number
  /** At most this many objects are looked at in one transaction. */
  readonly atOnce: number
}

/** Where a collection stands after a step. `blocked`: a bad node hides what backups need, so nothing is swept. */
export type GcStep =
  | { readonly kind: 'going'; readonly phase: GcPhase }
  | { readonly kind: 'done'; readonly deleted: number }
  | { readonly kind: 'blocked' }

/** Later than any time at which a device has seen an object. */
export const SEEN_NEVER = Number.MAX_SAFE_INTEGER

type Row = Pick<GcRunTable, 'phase' | 'cursor' | 'seen_since' | 'deleted'>

const current = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('gc_runs')
    .select(['phase', 'cursor', 'seen_since', 'deleted'])
    .where('shop_id', '=', arg('shop')),
)
const begin = statement<{ shop: string; since: number; at: number }>()(({ db, arg }) =>
  db.insertInto('gc_runs').values({
    shop_id: arg('shop'),
    phase: 'forget',
    cursor: '',
    seen_since: arg('since'),
    started_at: arg('at'),
    deleted: 0,
  }),
)
const move = statement<{ shop: string; phase: GcPhase; cursor: string; deleted: number }>()(({ db, arg }) =>
  db
    .updateTable('gc_runs')
    .set({ phase: arg('phase'), cursor: arg('cursor'), deleted: arg('deleted') })
    .where('shop_id', '=', arg('shop')),
)
const end = statement<{ shop: string }>()(({ db, arg }) =>
  db.deleteFrom('gc_runs').where('shop_id', '=', arg('shop')),
)
const headers = statement<{ shop: string; after: number; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select(['number', 'header'])
    .where('shop_id', '=', arg('shop'))
    .where('number', '>', arg('after'))
    .orderBy('number')
    .limit(arg('limit')),
)

/**
 * One step of collecting what no backup of the shop needs (engine 31); must run as one transaction. Deleted backups
 * count as long as their rows are there. Steps may be made by several servers, and the next one may come any time later:
 * after each, everything that a backup needs is there, and every closed object has everything under it.
 *
 * That holds because: while the collection is under way, what requests rely on is marked in their own transactions
 * (`relyOn`); new marks are walked before anything more is opened or swept; and no leaf or node is swept before every
 * unmarked node was opened, so that nothing above what is swept still counts as complete.
 */
export function* gcStep(shop: string, turn: GcTurn): Program<GcStep> {
  yield* lockShop(shop)
  const row = yield* one(current, { shop })
  if (row === undefined) return yield* beginRun(shop, turn)
  if (row.phase === 'clear') return yield* clearUp(shop, row, turn)
  if (yield* hidesWhatIsNeeded(shop)) return yield* giveUp(shop)
  if (row.phase === 'forget') return yield* forgetOld(shop, row, turn)
  if (row.phase === 'backups') return yield* markBackups(shop, row, turn)
  if (row.phase === 'seen') return yield* markSeen(shop, row, turn)
  return yield* walkThen(shop, row, turn)
}

/**
 * Begins a collection in place of one that is under way, and keeps only what backups need and what requests rely on from here
 * on: whatever a device has seen before goes.
 */
export function* collectAnew(shop: string, at: number): Program<void> {
  yield* lockShop(shop)
  yield* run(end, { shop })
  yield* run(begin, { shop, since: SEEN_NEVER, at })
}

/** Fewer, of what takes longer each. */
function fewOf({ atOnce }: GcTurn): number {
  return Math.ceil(atOnce / 16)
}

function* beginRun(shop: string, { seenSince, at }: GcTurn): Program<GcStep> {
  if (yield* hidesWhatIsNeeded(shop)) return { kind: 'blocked' }
  yield* run(begin, { shop, since: seenSince, at })
  return { kind: 'going', phase: 'forget' }
}

function* goOn(shop: string, row: Row, phase: GcPhase, cursor: string): Program<GcStep> {
  yield* run(move, { shop, phase, cursor, deleted: row.deleted })
  return { kind: 'going', phase }
}

/** The marks stay: the next collection begins by forgetting them. */
function* giveUp(shop: string): Program<GcStep> {
  yield* run(end, { shop })
  return { kind: 'blocked' }
}

function* forgetOld(shop: string, row: Row, { atOnce }: GcTurn): Program<GcStep> {
  const isMore = (yield* forgetMarks(shop, atOnce)) > 0
  return yield* goOn(shop, row, isMore ? 'forget' : 'backups', '')
}

function* markBackups(shop: string, row: Row, turn: GcTurn): Program<GcStep> {
  const rows = yield* all(headers, { shop, after: Number(row.cursor), limit: fewOf(turn) })
  for (const { header } of rows) yield* markAll(shop, parseCommitHeader(header).tops, true)
  const last = rows.at(-1)
  return yield* goOn(shop, row, last === undefined ? 'seen' : 'backups', last?.number.toString() ?? '')
}

function* markSeen(shop: string, row: Row, turn: GcTurn): Program<GcStep> {
  const rows = yield* seenPage({ shop, after: row.cursor, limit: turn.atOnce })
  const seen = rows.filter((each) => each.seen_at >= row.seen_since)
  yield* markAll(
    shop,
    seen.map(({ id }) => id),
    false,
  )
  const last = rows.at(-1)
  return yield* goOn(shop, row, last === undefined ? 'walk' : 'seen', last?.id ?? '')
}

function* walkThen(shop: string, row: Row, turn: GcTurn): Program<GcStep> {
  const waiting = yield* marksToWalk(shop, fewOf(turn))
  if (waiting.length > 0) return yield* walk(shop, row, waiting, turn)
  if (row.phase === 'open') return yield* openUnmarked(shop, row, turn)
  if (row.phase === 'sweep_nodes') return yield* sweep(shop, row, turn, NODES.before, 'sweep_leaves')
  if (row.phase === 'sweep_leaves') return yield* sweep(shop, row, turn, NODES.after, 'clear')
  return yield* goOn(shop, row, 'open', NODES.after)
}

function* walk(
  shop: string,
  row: Row,
  waiting: readonly { id: string; kept: number }[],
  { at }: GcTurn,
): Program<GcStep> {
  for (const { id, kept } of waiting) {
    const children = yield* childrenOfStored(shop, id)
    if (typeof children !== 'string') yield* markAll(shop, children, kept === 1)
    else if (children === 'tampered') yield* registerBad(shop, id, 'object_tampered', at)
    else if (kept === 1) yield* registerBad(shop, id, 'object_missing', at)
  }
  yield* setWalked(
    shop,
    waiting.map(({ id }) => id),
  )
  return { kind: 'going', phase: row.phase }
}

function* openUnmarked(shop: string, row: Row, { atOnce }: GcTurn): Program<GcStep> {
  const page = yield* markedPage({ shop, after: row.cursor, before: NODES.before, limit: atOnce })
  const unmarked = page.filter(({ mark }) => mark === null).map(({ id }) => id)
  if (unmarked.length > 0) yield* openObjects(shop, unmarked)
  const last = page.at(-1)
  if (last !== undefined) return yield* goOn(shop, row, 'open', last.id)
  return yield* goOn(shop, row, 'sweep_nodes', NODES.after)
}

function* sweep(
  shop: string,
  row: Row,
  { atOnce }: GcTurn,
  before: string,
  next: 'sweep_leaves' | 'clear',
): Program<GcStep> {
  const page = yield* markedPage({ shop, after: row.cursor, before, limit: atOnce })
  const unmarked = page.filter(({ mark }) => mark === null).map(({ id }) => id)
  const deleted = row.deleted + (yield* removeObjects(shop, unmarked))
  if (unmarked.length > 0) yield* forgetBad(shop, unmarked)
  const last = page.at(-1)
  if (last !== undefined) return yield* goOn(shop, { ...row, deleted }, row.phase, last.id)
  return yield* goOn(shop, { ...row, deleted }, next, '')
}

function* clearUp(shop: string, row: Row, { atOnce }: GcTurn): Program<GcStep> {
  if ((yield* forgetMarks(shop, atOnce)) > 0) return { kind: 'going', phase: 'clear' }
  yield* run(end, { shop })
  return { kind: 'done', deleted: row.deleted }
}
