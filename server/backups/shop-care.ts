import type { Logger } from 'pino'
import { PosError } from '../../shared/errors.ts'
import type { JobStorage } from '../storage/upkeep-storage.ts'
import { CareStopped, type CareTurn } from './care-task.ts'

/** Shops whose ids are asked for at once. */
const SHOPS_AT_ONCE = 50

/** A shop whose care failed is tried again after this, in milliseconds. */
const AGAIN_MS = 3_600_000

/** What one shop's care came to: when it is due again, a problem's code, and what to remember (JSON). */
export interface ShopDone {
  readonly due: number
  readonly problem: string | null
  readonly state: string | null
}

/** One kind of care, shop by shop. */
export interface ShopCare {
  readonly job: string
  readonly managedOnly: boolean
  readonly jobs: JobStorage
  readonly log: Logger
  /** Cares for one shop; `state` is what the last time remembered. */
  visit(shop: string, state: string | null, turn: CareTurn): Promise<ShopDone>
}

/**
 * Visits every shop for which this care is due, the longest waiting first; resolves with the first problem that was
 * found. What fails for one shop is remembered there and stops no other.
 */
export async function careForShops(care: ShopCare, turn: CareTurn): Promise<string | null> {
  const { jobs, job, managedOnly } = care
  let problem: string | null = null
  for (;;) {
    const shops = await jobs.dueShops(job, turn.now(), SHOPS_AT_ONCE, managedOnly)
    for (const shop of shops) {
      await turn.pause()
      const done = await visitOne(care, shop, turn)
      await jobs.finish(shop, job, { at: turn.now(), ...done })
      problem ??= done.problem
    }
    if (shops.length < SHOPS_AT_ONCE) return problem
  }
}

async function visitOne(care: ShopCare, shop: string, turn: CareTurn): Promise<ShopDone> {
  const state = (await care.jobs.get(shop, care.job))?.state ?? null
  try {
    return await care.visit(shop, state, turn)
  } catch (error) {
    if (error instanceof CareStopped || (error instanceof PosError && error.retryable)) throw error
    care.log.error({ shop, job: care.job, err: error }, 'care of a shop failed')
    const problem = error instanceof PosError ? error.code : 'internal'
    return { due: turn.now() + AGAIN_MS, problem, state }
  }
}
