import type { OldKey } from './old-keys.ts'

/** What can be odd in a backup of the old POS. Nothing of it stops an import; each is shown with a count and examples. */
export const ANOMALIES = [
  /** The key is not in the file (`section`). */
  'section_missing',
  /** The key is there and empty (`section`). */
  'section_null',
  /** A key that no old version is known to have written; it is kept (`section`). */
  'section_unknown',
  /** A record that could not be understood; it is kept as it is (`section`, `n`). */
  'unreadable',
  /** Three figures of one customer: `name`, `ledger` (Σ of entries), `stated` (debt − paid), `current`. All in cents. */
  'balance_disagrees',
  /** A price as large as dinars in the dollar list: `name`, `price` in dollars. */
  'dinar_price',
  'price_zero',
  'price_missing',
  /** `name`, `stock` in pieces. */
  'stock_negative',
  /** The catalogue and the inventory page disagree: `name`, `catalogue`, `inventory`. The catalogue rules. */
  'stock_disagrees',
  /** A bill names an item that is gone: `number`, `name`. It stays as text. */
  'item_gone',
  /** A bill names a customer that is gone: `number`, `name`. */
  'customer_gone',
  /** Two bills with one number: `number`. */
  'number_twice',
  /** The next number would have been used already: `section`, `counter`, `highest`. */
  'counter_behind',
  /** Two items whose names differ only by case or spaces: `name`. */
  'name_twice',
  /** Two items with one scan code: `code`, `name`. */
  'barcode_twice',
  /** The customer that the old app made by itself: `name`. */
  'test_customer',
  /** A date that could not be read: `section`, `n`. */
  'date_unknown',
  /** The same sale logged twice within 5 seconds: `number`, `name`. */
  'activity_twice',
  /** A log entry without a total, as the old app wrote for first stock. */
  'activity_without_total',
] as const

/** The name of one kind of oddity. */
export type AnomalyCode = (typeof ANOMALIES)[number]

/** One kind of oddity: how often, and the first few. */
export interface Anomaly {
  readonly code: AnomalyCode
  readonly count: number
  /** At most 5; which values an example has stands at the code. */
  readonly examples: readonly Readonly<Record<string, string | number>>[]
}

/** One section of the file. */
export interface PreviewSection {
  readonly key: OldKey
  /** `value`: not double-encoded, as the old server stored it. */
  readonly state: 'text' | 'value' | 'null' | 'missing'
  /** Records in it; 0 for a counter or a rate. */
  readonly records: number
  /** Bytes in the file. */
  readonly bytes: number
}

/** What is said of a file that a server of ours wrote (FORMAT.md): it is taken as it is, so nothing is to be decided. */
export interface ShopCopy {
  /** Records per section. */
  readonly sections: Readonly<Record<string, number>>
  /** All records of the file. */
  readonly records: number
}

/** What a backup file of the old POS holds, before anything is imported. */
export interface LegacyPreview {
  readonly sizeBytes: number
  /** When the file says it was made, ms UTC; absent when it does not say. */
  readonly madeAt?: number
  /** All 16 sections in the old order. */
  readonly sections: readonly PreviewSection[]
  readonly counts: {
    readonly items: number
    readonly customers: number
    readonly debtEntries: number
    readonly invoices: number
    readonly returns: number
    readonly movements: number
    readonly transfers: number
    readonly services: number
    readonly stores: number
  }
  readonly anomalies: readonly Anomaly[]
  /** The number each series goes on with: the next one, printed. */
  readonly next: { readonly invoice: string; readonly return: string; readonly transfer: string }
  /** The rate it goes on with, and whether the file had one (else 1,400 dinars a dollar). */
  readonly iqdPer100Usd: number
  readonly hasRate: boolean
  /** The company name of the file, '' when it has none. */
  readonly shopName: string
  /** Only of a complete copy of a shop; the counts and the rate are then those that it has. */
  readonly copy?: ShopCopy
}

/** What a person decides before an import. `defaultChoices` are the careful ones. */
export interface LegacyChoices {
  /** Dinars for 100 dollars: the rate that the shop goes on with and that old dinar bills are marked with. */
  readonly iqdPer100Usd: number
  /** What `dinar_price` items are taken for: dollars as the file says, or dinars. */
  readonly dinarPrices: 'usd' | 'iqd'
  /** What customers go on owing: the sum of the entries, or debt − paid as the old page said (by an opening entry). */
  readonly balances: 'ledger' | 'stated'
  /** The shop's name, used when the shop has no settings yet. */
  readonly shopName: string
}

/** What happens when nobody chooses: everything as the file has it, balances from the entries. */
export function defaultChoices(preview: LegacyPreview): LegacyChoices {
  return {
    iqdPer100Usd: preview.iqdPer100Usd,
    dinarPrices: 'usd',
    balances: 'ledger',
    shopName: preview.shopName,
  }
}
