import * as z from 'zod/mini'
import { baseFields, integer, type RecordBase, type RecordSchema } from './fields.ts'

/** The number series of a shop: one counter record each, named by its prefix. */
export type Series = 'INV' | 'RET' | 'TRF' | 'STORE'

/** The numeric part that was given out last, over all devices of the shop; 0 or absent before the first. */
export interface Counter extends RecordBase {
  readonly id: Series
  readonly value: number
}

/** Checks a counter. */
export const counterSchema: RecordSchema<Counter> = z.looseObject({
  ...baseFields,
  id: z.enum(['INV', 'RET', 'TRF', 'STORE']),
  value: integer,
})

/** The printed number: `INV-0001`, with the device's letter `INV-B1005`; at least four digits. */
export function documentNumber(series: Series, letter: string, value: number): string {
  return `${series}-${letter}${String(value).padStart(4, '0')}`
}
