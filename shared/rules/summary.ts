import { CURRENCIES, type Currency } from '../money.ts'
import type { Totals } from '../records/totals.ts'

/** What a manifest's sealed summary says: by name, minor units per currency; `stock` in `milli`, thousandths of a piece. */
export type Summary = Readonly<Record<string, Readonly<Record<string, number>>>>

/** What a summary is made of; what is `undefined` is not known and not named. */
export interface SummaryParts {
  /** What customers owe. */
  readonly owed: Readonly<Partial<Record<Currency, number>>> | undefined
  readonly totals: Totals | undefined
}

/** The sums by which a person recognises a backup: owed, cash and other money by kind, money kept, loans, stock. */
export function summaryOf({ owed, totals }: SummaryParts): Summary {
  const summary: Record<string, Readonly<Record<string, number>>> = {}
  if (owed !== undefined) summary['owed'] = owed
  if (totals === undefined) return summary
  for (const method of ['cash', 'card', 'transfer'] as const)
    summary[method] = inEach((currency) => totals.cash[method]?.[currency] ?? 0)
  // Kept money and loans have no entries before their pages come.
  summary['kept'] = summary['loans'] = inEach(() => 0)
  summary['stock'] = { milli: totals.stockMilli }
  return summary
}

function inEach(amount: (currency: Currency) => number): Record<string, number> {
  return Object.fromEntries(CURRENCIES.map((currency) => [currency, amount(currency)]))
}
