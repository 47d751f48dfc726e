import { COLLECTIONS, type CollectionName } from '../../shared/sections.ts'
import type { LeafRecord } from '../../shared/snapshot/leaf.ts'

/** What a manifest says about numbers and money. */
export interface Sums {
  readonly counters: Readonly<Record<string, number>>
  readonly summary: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Adds up what a manifest says of a shop while its records go by. */
export class SumsOfRecords {
  readonly #counters = new Map<string, number>()
  readonly #owed = new Map<string, number>()

  add(collection: CollectionName, records: readonly LeafRecord[]): void {
    if (COLLECTIONS[collection].section.endsWith('_counter')) {
      for (const { text } of records) {
        const { id, value } = JSON.parse(text) as { id: string; value: number }
        this.#counters.set(id, Math.max(0, value))
      }
    }
    if (collection !== 'balances') return
    for (const { text } of records) {
      const { currency, owed } = JSON.parse(text) as { currency: string; owed: number }
      this.#owed.set(currency, (this.#owed.get(currency) ?? 0) + owed)
    }
  }

  sums(): Sums {
    return {
      counters: Object.fromEntries(this.#counters),
      summary: { owed: Object.fromEntries(this.#owed) },
    }
  }
}
