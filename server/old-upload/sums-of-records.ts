import type { Currency } from '../../shared/money.ts'
import type { Balance } from '../../shared/records/debt.ts'
import type { Totals } from '../../shared/records/totals.ts'
import { summaryOf, type Summary } from '../../shared/rules/summary.ts'
import { COLLECTIONS, type CollectionName } from '../../shared/sections.ts'
import type { LeafRecord } from '../../shared/snapshot/leaf.ts'

/** What a manifest says about numbers and money. */
export interface Sums {
  readonly counters: Readonly<Record<string, number>>
  readonly summary: Summary
}

/** Adds up what a manifest says of a shop while its records go by. */
export class SumsOfRecords {
  readonly #counters = new Map<string, number>()
  readonly #owed: Partial<Record<Currency, number>> = {}
  #totals: Totals | undefined

  add(collection: CollectionName, records: readonly LeafRecord[]): void {
    if (COLLECTIONS[collection].section.endsWith('_counter')) {
      for (const { text } of records) {
        const { id, value } = JSON.parse(text) as { id: string; value: number }
        this.#counters.set(id, Math.max(0, value))
      }
    }
    if (collection === 'balances') {
      for (const { text } of records) {
        const { currency, owed } = JSON.parse(text) as Balance
        this.#owed[currency] = (this.#owed[currency] ?? 0) + owed
      }
    }
    if (collection === 'totals') for (const { text } of records) this.#totals = JSON.parse(text) as Totals
  }

  sums(): Sums {
    return {
      counters: Object.fromEntries(this.#counters),
      summary: summaryOf({ owed: this.#owed, totals: this.#totals }),
    }
  }
}
