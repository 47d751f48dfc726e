import type { Logger } from 'pino'
import type { Storage } from '../../storage/storage.ts'
import type { ShopDone } from '../shop-care.ts'

/** A shop is looked at again after so long: an alarm that stands may be over, a new device may have joined. */
const SOON_MS = 300_000
const LATEST_MS = 3_600_000

/** What looking for silent devices is built from. */
export interface LookParts {
  readonly storage: Pick<Storage, 'alarms'>
  readonly log: Logger
  /** Called when somebody has to be told anything. */
  readonly onNews: () => void
}

/** Looks whether the owner has to be told of a device of this shop. Most of the time there is nothing, and nothing is written. */
export async function lookAtShop(
  { storage, log, onNews }: LookParts,
  shop: string,
  now: number,
): Promise<ShopDone> {
  const { devices } = await storage.alarms.watch(shop)
  const turns = devices.map((device) => device.next(now))
  if (turns.some(({ step }) => step !== 'none')) {
    const { raised, hasNews } = await storage.alarms.step(shop, now)
    if (raised.length > 0) log.info({ shop, devices: raised }, 'devices have not backed up')
    if (hasNews) onNews()
  }
  const next = turns.reduce(
    (least, { lookAt }) => Math.min(least, lookAt ?? Number.POSITIVE_INFINITY),
    now + LATEST_MS,
  )
  return { due: Math.max(next, now + SOON_MS), problem: null, state: null }
}
