import { PosError } from './errors.ts'
import { counterSchema } from './records/counter.ts'
import { customerSchema } from './records/customer.ts'
import { balanceSchema, cashEntrySchema, debtEntrySchema } from './records/debt.ts'
import type { RecordSchema } from './records/fields.ts'
import { invoiceSchema, type Invoice } from './records/invoice.ts'
import { itemSchema, namedSchema } from './records/item.ts'
import { rateSchema, settingsSchema } from './records/settings.ts'
import { laterSchema, staffSchema } from './records/staff.ts'
import { dayTotalSchema, movementSchema, stockSchema } from './records/stock.ts'
import { totalsSchema } from './records/totals.ts'

/**
 * THE registry: every section of a shop's data and the collections it is made of. Adding a row here is all that
 * storage, backup and restore need. `since` is the schema version that first had the section.
 */
export const SECTIONS = {
  sonic_shop_data: {
    since: 1,
    collections: {
      items: itemSchema,
      categories: namedSchema,
      suppliers: namedSchema,
      customers: customerSchema,
      settings: settingsSchema,
      /** What the shop comes to, so that a backup can say it without reading everything. */
      totals: totalsSchema,
      /** What an imported file said besides its records: form and order of its sections, keys of others. */
      legacy: laterSchema,
    },
  },
  sonic_invoices: { since: 1, collections: { invoices: invoiceSchema } },
  sonic_invoice_counter: { since: 1, collections: { invoice_counter: counterSchema } },
  sonic_returns: { since: 1, collections: { returns: invoiceSchema } },
  sonic_return_counter: { since: 1, collections: { return_counter: counterSchema } },
  sonic_transfers: { since: 1, collections: { transfers: laterSchema } },
  sonic_transfer_counter: { since: 1, collections: { transfer_counter: counterSchema } },
  sonic_iqd_rate: { since: 1, collections: { transfer_rates: rateSchema } },
  sonic_iqd_per_usd: { since: 1, collections: { rates: rateSchema } },
  sonic_activity_data: { since: 1, collections: { movements: movementSchema } },
  sonic_items_data: { since: 1, collections: { day_totals: dayTotalSchema } },
  sonic_inventory_data: { since: 1, collections: { stock: stockSchema } },
  sonic_services: { since: 1, collections: { services: laterSchema } },
  sonic_debts: {
    since: 1,
    collections: {
      debt_entries: debtEntrySchema,
      balances: balanceSchema,
      cash_entries: cashEntrySchema,
      shifts: laterSchema,
      z_reports: laterSchema,
    },
  },
  sonic_stores: { since: 1, collections: { stores: laterSchema } },
  sonic_store_counter: { since: 1, collections: { store_counter: counterSchema } },
  sonic_security_state: {
    since: 1,
    collections: { staff: staffSchema, lockouts: laterSchema, audit: laterSchema },
  },
  kaka_users: { since: 1, collections: { kaka_users: laterSchema } },
  kaka_transactions: { since: 1, collections: { kaka_transactions: laterSchema } },
  kaka_loan_persons: { since: 1, collections: { kaka_loan_persons: laterSchema } },
  kaka_loans: { since: 1, collections: { kaka_loans: laterSchema } },
} as const satisfies Readonly<Record<string, SectionSpec>>

interface SectionSpec {
  readonly since: number
  readonly collections: Readonly<Record<string, RecordSchema<{ readonly id: string }>>>
}

/** The name of a section: a unit of backup, under the ancestors' key. */
export type SectionKey = keyof typeof SECTIONS

type Collections = {
  [Key in SectionKey]: (typeof SECTIONS)[Key]['collections']
}[SectionKey]
type KeysOf<Union> = Union extends unknown ? keyof Union : never
type SchemaOf<Union, Name> = Union extends unknown ? (Name extends keyof Union ? Union[Name] : never) : never

/** The name of a collection: records of one type. */
export type CollectionName = KeysOf<Collections>

/** The record type of a collection; of several, any of theirs. */
export type RecordOf<Name extends CollectionName> = Name extends CollectionName
  ? ValueOf<SchemaOf<Collections, Name>>
  : never
type ValueOf<Schema> = Schema extends RecordSchema<infer Value> ? Value : never

/** What the store needs to know of a collection. */
export interface CollectionSpec<Name extends CollectionName = CollectionName> {
  readonly section: SectionKey
  readonly schema: RecordSchema<RecordOf<Name>>
}

/** Every collection with its one section and its schema. */
export const COLLECTIONS = Object.fromEntries(
  Object.entries(SECTIONS).flatMap(([section, { collections }]) =>
    Object.entries(collections).map(([name, schema]) => [name, { section, schema }]),
  ),
) as unknown as { readonly [Name in CollectionName]: CollectionSpec<Name> }

/** The names of all collections, sorted by UTF-16 code units. */
export const COLLECTION_NAMES = Object.keys(COLLECTIONS).sort() as readonly CollectionName[]

/** True for the name of a collection of ours. */
export function isCollectionName(name: string): name is CollectionName {
  return Object.hasOwn(COLLECTIONS, name)
}

/**
 * The value itself when it is a record of this collection (fields nobody knows are left in it).
 * Throws `record_invalid` with the path of the field at fault.
 */
export function parseRecord<Name extends CollectionName>(name: Name, value: unknown): RecordOf<Name> {
  const schema: RecordSchema<unknown> = COLLECTIONS[name].schema
  const answer = schema.safeParse(value)
  if (answer.success) return value as RecordOf<Name>
  const field = [name, ...(answer.error.issues[0]?.path ?? [])].map(String).join('.')
  throw new PosError('record_invalid', `not a record of ${name}: ${field}`, { field, cause: answer.error })
}

/** One part of an index key; a number is stored in fixed width, so that it sorts as a number. */
export type IndexPart = string | number

/** A derived collection of keys: what to index of which collection (engine 6). */
export interface IndexSpec<Name extends CollectionName = CollectionName> {
  readonly collection: Name
  /** Raised when `keys` changes: the index is then rebuilt. */
  readonly version: number
  /** The keys under which a record is found, each a list of parts; the record's id is added by the store. */
  keys(record: RecordOf<Name>): readonly (readonly IndexPart[])[]
}

const invoicesByNumber: IndexSpec<'invoices'> = {
  collection: 'invoices',
  version: 1,
  keys: (invoice: Invoice) => [[invoice.number]],
}
const invoicesByCustomer: IndexSpec<'invoices'> = {
  collection: 'invoices',
  version: 1,
  keys: (invoice: Invoice) => (invoice.customerId === undefined ? [] : [[invoice.customerId, invoice.at]]),
}

/** Every index. The same machinery as collections, never part of the root. */
export const INDEXES = {
  invoices_by_number: invoicesByNumber,
  invoices_by_customer: invoicesByCustomer,
} as const

/** The name of an index. */
export type IndexName = keyof typeof INDEXES
