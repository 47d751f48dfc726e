import * as z from 'zod/mini'
import type { Currency } from '../money.ts'
import {
  baseFields,
  currency,
  maybeText,
  rate,
  text,
  time,
  type RecordBase,
  type RecordSchema,
} from './fields.ts'

/** The smallest dinar note a bill is rounded to; 0 = bills are not rounded. */
export type RoundTo = 0 | 250 | 500 | 1000

/** The shop's header and habits: the one record `shop` of the collection settings. */
export interface Settings extends RecordBase {
  readonly id: 'shop'
  readonly name: string
  /** The currency a new bill starts in. */
  readonly currency: Currency
  readonly roundTo: RoundTo
  /** IANA name of the shop's time zone. */
  readonly timeZone: string
  readonly phones?: string
  readonly address?: string
  /** A line under every receipt. */
  readonly footer?: string
}

/** Checks the settings. */
export const settingsSchema: RecordSchema<Settings> = z.looseObject({
  ...baseFields,
  id: z.literal('shop'),
  name: text,
  currency,
  roundTo: z.union([z.literal(0), z.literal(250), z.literal(500), z.literal(1000)]),
  timeZone: text,
  phones: maybeText,
  address: maybeText,
  footer: maybeText,
})

/** The id of the only settings record. */
export const SETTINGS_ID = 'shop'

/** What a shop starts with until its owner says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  id: SETTINGS_ID,
  name: '',
  currency: 'IQD',
  roundTo: 250,
  timeZone: 'Asia/Baghdad',
}

/** One entry of the dated rate table. The newest rules; old ones never change. */
export interface Rate extends RecordBase {
  /** ms UTC. */
  readonly at: number
  /** Dinars for 100 dollars, an integer. */
  readonly iqdPer100Usd: number
}

/** Checks a rate. */
export const rateSchema: RecordSchema<Rate> = z.looseObject({ ...baseFields, at: time, iqdPer100Usd: rate })

/** The rate of the ancestors when nobody had set one: 1,400 dinars a dollar. */
export const DEFAULT_IQD_PER_100_USD = 140_000
