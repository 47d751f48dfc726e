import * as z from 'zod/mini'
import type { Currency } from '../money.ts'
import { baseFields, integer, type RecordBase, type RecordSchema, type TenderMethod } from './fields.ts'

/**
 * What the whole shop comes to: the one record `shop` of the collection totals, the cached sum of all cash entries and of all
 * stock. Written with them; a shop that has none was made before there were totals, and goes on without.
 */
export interface Totals extends RecordBase {
  readonly id: 'shop'
  /** What came in less what went out, by method and currency, in minor units; absent is 0. */
  readonly cash: Readonly<Partial<Record<TenderMethod, Readonly<Partial<Record<Currency, number>>>>>>
  /** All items in all stores, thousandths of a piece; may be negative. */
  readonly stockMilli: number
}

/** The id of the only totals record. */
export const TOTALS_ID = 'shop'

/** What a new shop comes to. */
export const NO_TOTALS: Totals = { id: TOTALS_ID, cash: {}, stockMilli: 0 }

const sums = z.looseObject({ IQD: z.exactOptional(integer), USD: z.exactOptional(integer) })

/** Checks the totals. */
export const totalsSchema: RecordSchema<Totals> = z.looseObject({
  ...baseFields,
  id: z.literal(TOTALS_ID),
  cash: z.looseObject({
    cash: z.exactOptional(sums),
    card: z.exactOptional(sums),
    transfer: z.exactOptional(sums),
  }),
  stockMilli: integer,
})
