import type { CashEntry } from '../records/debt.ts'
import { TOTALS_ID, type Totals } from '../records/totals.ts'
import { put, type Change, type RecordKey, type RecordLookup } from './change.ts'

/** The one record that holds what the shop comes to. */
export const TOTALS_KEY: RecordKey = { collection: 'totals', id: TOTALS_ID }

/** What a document adds to the totals. */
export interface TotalsAdded {
  readonly cash?: readonly Pick<CashEntry, 'method' | 'currency' | 'amount'>[]
  /** Thousandths, signed. */
  readonly stockMilli?: number
}

/** The totals with what a document adds. Nothing for a shop without totals: a sum that began in between would be wrong. */
export function postTotals(records: RecordLookup, { cash = [], stockMilli = 0 }: TotalsAdded): Change[] {
  const before = records.get('totals', TOTALS_ID)
  if (before === undefined || (cash.length === 0 && stockMilli === 0)) return []
  let after: Totals = { ...before, stockMilli: before.stockMilli + stockMilli }
  for (const { method, currency, amount } of cash) {
    const had = after.cash[method] ?? {}
    const sums = { ...had, [currency]: (had[currency] ?? 0) + amount }
    after = { ...after, cash: { ...after.cash, [method]: sums } }
  }
  return [put('totals', after)]
}
