import { PosError } from '../../errors.ts'
import type { Currency } from '../../money.ts'
import type { BootState, GenerationRecord } from '../boot.ts'
import type { Device } from '../device.ts'
import type { BillSince, WayBack } from '../engine-keeping.ts'
import { ifThere } from '../if-there.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { openShop } from '../store/open-shop.ts'
import { billsFrom } from './bills-since.ts'

/** The generation that was the shop before the active one, under the same key; `undefined` when none is kept. */
export function previousOf({ active, generations }: BootState): GenerationRecord | undefined {
  return generations
    .filter(
      ({ number, state, leftAt, isFormer }) =>
        number !== active && state === 'complete' && leftAt !== undefined && isFormer !== true,
    )
    .toSorted((a, b) => (b.leftAt ?? 0) - (a.leftAt ?? 0))[0]
}

/** Where this device can go back to and what was sold since (engine 25); `undefined` when nothing is kept of what was before. */
export async function wayBack(device: Device): Promise<WayBack | undefined> {
  const state = await device.boot.state()
  const previous = previousOf(state)
  if (previous === undefined || state.active === undefined || state.keys === undefined) return undefined
  const leftAt = previous.leftAt ?? 0
  const found = await ifThere(async () => {
    const { bills, isComplete } = await inGeneration(state.active ?? 0, (db) => billsFrom(db, leftAt))
    return { bills: await notIn(device, previous.number, bills), isComplete }
  })
  return found && { generation: previous.number, leftAt, sums: sumsOf(found.bills), ...found }
}

/** Those that the older generation has not: a bill of the backup is none that was made since. */
async function notIn(device: Device, generation: number, bills: BillSince[]): Promise<BillSince[]> {
  const shop = await openShop(device.boot, { generation, locks: device.locks })
  try {
    const ids = bills.map(({ id }) => id)
    const known = await shop.getMany('invoices', ids)
    return bills.filter((_, index) => known[index] === undefined)
  } catch (error) {
    if (error instanceof PosError && error.code === 'object_invalid') return bills
    throw error
  } finally {
    shop.close()
  }
}

function sumsOf(bills: readonly BillSince[]): WayBack['sums'] {
  const sums: Partial<Record<Currency, number>> = {}
  for (const { currency, total } of bills) sums[currency] = (sums[currency] ?? 0) + total
  return sums
}

async function inGeneration<T>(number: number, work: (db: GenerationDb) => Promise<T>): Promise<T> {
  const db = await GenerationDb.open(number)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
