import type { Counter, Series } from '../../records/counter.ts'
import type { CollectionName } from '../../sections.ts'
import type { Change, ShopStore } from '../shop-store.ts'

/** The collection that each counter lives in. */
const COUNTERS = {
  INV: 'invoice_counter',
  RET: 'return_counter',
  TRF: 'transfer_counter',
  STORE: 'store_counter',
} as const satisfies Record<Series, CollectionName>

const SERIES = Object.keys(COUNTERS) as Series[]

/** The last numeric parts that this generation has used. */
export async function countersOf(store: ShopStore): Promise<Record<string, number>> {
  const counters = await Promise.all(SERIES.map((id) => store.get(COUNTERS[id], id)))
  return Object.fromEntries(
    counters.flatMap((counter) => (counter === undefined ? [] : [[counter.id, counter.value]])),
  )
}

/**
 * Raises counters to at least `floor`, so that no number is given out twice (engine 26). Writes nothing when none is lower.
 * `fence` is the token of a generation that is fenced.
 */
export async function raiseCounters(
  store: ShopStore,
  floor: Readonly<Record<string, number>>,
  fence?: string,
): Promise<void> {
  const low = SERIES.filter((id) => (floor[id] ?? 0) > 0)
  await store.mutate(async (tx) => {
    const changes: Change[] = []
    for (const id of low) {
      const counter: Counter | undefined = await tx.get(COUNTERS[id], id)
      const value = floor[id] ?? 0
      const raised: Counter = { ...counter, id, value }
      if ((counter?.value ?? 0) < value) changes.push({ collection: COUNTERS[id], id, value: raised })
    }
    return { changes }
  }, fence)
}
