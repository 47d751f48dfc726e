import { TOTALS_ID } from '../../records/totals.ts'
import { summaryOf, type Summary } from '../../rules/summary.ts'
import { COLLECTION_NAMES, COLLECTIONS, type CollectionName } from '../../sections.ts'
import type { TxRead } from '../store/tx-read.ts'

/** What a manifest says about money and numbers, from cached sums and counters. */
export interface CachedSums {
  readonly summary: Summary
  readonly counters: Readonly<Record<string, number>>
}

const COUNTERS: readonly CollectionName[] = COLLECTION_NAMES.filter((name) =>
  COLLECTIONS[name].section.endsWith('_counter'),
)

/** Reads them in the transaction of `read`. */
export async function readSums(read: TxRead): Promise<CachedSums> {
  const [balances, totals, ...counters] = await Promise.all([
    read.scan('balances', {}),
    read.get('totals', TOTALS_ID),
    ...COUNTERS.map((name) => read.scan(name, {})),
  ])
  const owed: Record<string, number> = {}
  for (const { text } of balances.records) {
    const { currency, owed: amount } = JSON.parse(text) as { currency: string; owed: number }
    owed[currency] = (owed[currency] ?? 0) + amount
  }
  const last: Record<string, number> = {}
  for (const { text } of counters.flatMap(({ records }) => records)) {
    const { id, value } = JSON.parse(text) as { id: string; value: number }
    last[id] = Math.max(0, value)
  }
  // A shop with more than 64 leaves of balances has no exact sum at one moment, so it names none.
  const isWhole = balances.stoppedAt === undefined
  return { summary: summaryOf({ owed: isWhole ? owed : undefined, totals }), counters: last }
}
