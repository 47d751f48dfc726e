import type { Logger } from 'pino'
import * as z from 'zod'
import { UNDELETE_MS } from '../../shared/api/retention.ts'
import type { MasterKey } from '../accounts/master-key.ts'
import { pruneAudit } from '../operation/audit/prune-audit.ts'
import { ALARM_JOB } from '../storage/programs/alarms.ts'
import { SEEN_GRAIN_MS } from '../storage/programs/objects.ts'
import type { Storage } from '../storage/storage.ts'
import type { CareTask, CareTurn } from './care-task.ts'
import { lookAtShop } from './alarm/look-at-shop.ts'
import { collectShop, purgeShop } from './gc/collect-shop.ts'
import { traceBad } from './healing/trace-bad.ts'
import { rehearseShop } from './rehearsal/rehearse-shop.ts'
import { retainShops } from './retention/retain-shops.ts'
import { scrubShop } from './scrub/scrub-shop.ts'
import { careForShops, type ShopCare, type ShopDone } from './shop-care.ts'

/** Shops whose ids are asked for at once. */
const SHOPS_AT_ONCE = 100

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** What the tasks are built from. */
export interface CareTaskParts {
  readonly storage: Storage
  readonly masterKey: MasterKey
  readonly log: Logger
  /** How long an object stays that nothing needs; 7 days when it is not given. */
  readonly graceMs?: number
  /** Called when receivers of alarms have to be told something. */
  readonly onAlarm?: () => void
}

/** All care of the server in the order in which it runs: what tells, what deletes, what removes, what looks. */
export function careTasks(parts: CareTaskParts): CareTask[] {
  return [
    perShop(parts, ALARM_JOB, 5 * MINUTE_MS, false, (shop, _, turn) => look(parts, shop, turn)),
    { name: 'retention', everyMs: HOUR_MS, run: (turn) => retainShops(parts, turn) },
    {
      name: 'heal',
      everyMs: MINUTE_MS,
      hasWork: async () => (await parts.storage.upkeep.scrub.shopsToTrace(1)).length > 0,
      run: (turn) => heal(parts, turn),
    },
    { name: 'purge', everyMs: DAY_MS, run: (turn) => purge(parts, turn) },
    pruneAudit(parts.storage),
    perShop(parts, 'gc', HOUR_MS, false, (shop, _, turn) => collect(parts, shop, turn)),
    perShop(parts, 'scrub', HOUR_MS, false, (shop, state, turn) => scrub(parts, shop, state, turn)),
    perShop(parts, 'rehearsal', HOUR_MS, true, (shop, _, turn) => rehearseShop(parts, shop, turn)),
  ]
}

function perShop(
  { storage, log }: CareTaskParts,
  job: string,
  everyMs: number,
  managedOnly: boolean,
  visit: ShopCare['visit'],
): CareTask {
  const care = { job, managedOnly, log, visit, jobs: storage.upkeep.jobs }
  return { name: job, everyMs, run: (turn) => careForShops(care, turn) }
}

function look({ storage, log, onAlarm }: CareTaskParts, shop: string, turn: CareTurn): Promise<ShopDone> {
  return lookAtShop({ storage, log, onNews: onAlarm ?? (() => undefined) }, shop, turn.now())
}

async function heal({ storage, log }: CareTaskParts, turn: CareTurn): Promise<string | null> {
  const { scrub } = storage.upkeep
  for (const shop of await scrub.shopsToTrace(SHOPS_AT_ONCE)) {
    const objects = await traceBad({ storage: scrub, ...turn }, shop)
    log.warn({ shop, objects }, 'stored objects are bad: they are asked for again')
  }
  return null
}

/** What is purged is due for collection at once: rows first, then objects. Once a day, so that no shop is marked hourly. */
async function purge({ storage, log }: CareTaskParts, turn: CareTurn): Promise<string | null> {
  const { gc } = storage.upkeep
  const deletedBefore = turn.now() - UNDELETE_MS
  let after = ''
  for (;;) {
    const shops = await gc.shopsToPurge(after, deletedBefore, SHOPS_AT_ONCE)
    for (const shop of shops) {
      await turn.pause()
      const backups = await purgeShop({ storage: gc, ...turn }, shop, deletedBefore)
      log.info({ shop, backups }, 'deleted backups are gone for good')
    }
    after = shops.at(-1) ?? ''
    if (shops.length < SHOPS_AT_ONCE) return null
  }
}

async function collect(
  { storage, log, graceMs = UNDELETE_MS }: CareTaskParts,
  shop: string,
  turn: CareTurn,
): Promise<ShopDone> {
  const parts = { storage: storage.upkeep.gc, ...turn }
  const collected = await collectShop(parts, shop, turn.now() - graceMs - SEEN_GRAIN_MS)
  if (collected.kind === 'blocked') {
    log.warn({ shop }, 'nothing is collected while a bad node hides what is needed')
    return { due: turn.now() + DAY_MS, problem: null, state: null }
  }
  if (collected.deleted > 0) log.info({ shop, objects: collected.deleted }, 'collected')
  return { due: turn.now() + 30 * DAY_MS, problem: null, state: null }
}

const Place = z.object({ after: z.string(), day: z.number() })

async function scrub(
  { storage }: CareTaskParts,
  shop: string,
  state: string | null,
  turn: CareTurn,
): Promise<ShopDone> {
  const place = state === null ? { after: '', day: 0 } : Place.parse(JSON.parse(state))
  const parts = { storage: storage.upkeep.scrub, ...turn }
  const { place: next, bad } = await scrubShop(parts, shop, place)
  if (bad > 0) await traceBad(parts, shop)
  return { due: turn.now() + DAY_MS, problem: null, state: JSON.stringify(next) }
}
