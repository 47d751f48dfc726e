import * as z from 'zod/mini'
import type { Money } from '../money.ts'

// The app runs under a CSP without 'unsafe-eval': zod must not try to compile.
z.config({ jitless: true })

/** A schema whose parsed value is a `T`; fields it does not know are kept. */
export type RecordSchema<T> = z.ZodMiniType<T>

/** What every record has: its `id`, and after an import what the old record said that cannot be recomputed. */
export interface RecordBase {
  /** Unique in its collection, at most 256 UTF-16 code units. */
  readonly id: string
  /** The remainder of the record this one was imported from. Never changed by the app. */
  readonly legacy?: object
}

/** The fields of `RecordBase`, to spread into each record's schema. */
export const baseFields = {
  id: z.string().check(z.minLength(1), z.maxLength(256)),
  legacy: z.exactOptional(z.looseObject({})),
}

/** Text, possibly empty. */
export const text = z.string()
/** A text that may be absent. */
export const maybeText = z.exactOptional(z.string())
/** An exact integer, of either sign. */
export const integer = z.int()
/** A time in ms UTC. */
export const time = z.int().check(z.nonnegative())
/** A currency of the shop. */
export const currency = z.enum(['USD', 'IQD'])
/** Money in minor units. */
export const money: RecordSchema<Money> = z.looseObject({ amount: integer, currency })
/** A rate: dinars for 100 dollars. */
export const rate = z.int().check(z.positive())
/** How something was paid. */
export const tenderMethod = z.enum(['cash', 'card', 'transfer'])

/** How something was paid: cash, card or bank transfer. All three are paid, none is debt. */
export type TenderMethod = z.infer<typeof tenderMethod>
