import type { Logger } from 'pino'
import { PosError } from '../../../shared/errors.ts'
import type { ReadableParts } from '../../readable/open-backup.ts'
import type { CareTurn } from '../care-task.ts'
import { learnTimeZone } from './learn-zone.ts'

/** Shops whose ids are asked for at once. */
const SHOPS_AT_ONCE = 200

/** What retention is built from. */
export interface RetainParts extends ReadableParts {
  readonly log: Logger
}

/**
 * Deletes (softly) in every shop what its rules do not keep. What goes depends on the stored backups and the time
 * alone, so a missed, repeated or interrupted run changes nothing, and several servers may do it at once. A shop that
 * fails is logged and stops no other; throws what can be tried again later (a database that went away).
 */
export async function retainShops(parts: RetainParts, turn: CareTurn): Promise<null> {
  let after = ''
  for (;;) {
    const shops = await parts.storage.retention.shopsAfter(after, SHOPS_AT_ONCE)
    for (const shop of shops) {
      await turn.pause()
      await retainOne(parts, shop, turn.now())
    }
    after = shops.at(-1) ?? ''
    if (shops.length < SHOPS_AT_ONCE) return null
  }
}

/** Looks first: most of the time nothing is to go, and looking needs no lock and no disk. */
async function retainOne(parts: RetainParts, shop: string, now: number): Promise<void> {
  const { storage, log } = parts
  try {
    const { plan } = await storage.retention.plan(shop, now)
    if (plan.every(({ keep }) => keep)) return
    await learnTimeZone(parts, shop)
    const numbers = await storage.retention.retain(shop, now)
    if (numbers.length > 0)
      log.info({ shop, deleted: numbers.length, numbers }, 'backups deleted by retention')
  } catch (error) {
    if (error instanceof PosError && error.retryable) throw error
    log.error({ shop, err: error }, 'retention of a shop failed')
  }
}
