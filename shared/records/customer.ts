import * as z from 'zod/mini'
import type { Money } from '../money.ts'
import { baseFields, maybeText, money, text, time, type RecordBase, type RecordSchema } from './fields.ts'

/** Someone who buys on account. What is owed stands in `balances`, never here. */
export interface Customer extends RecordBase {
  readonly name: string
  readonly phone: string
  readonly location: string
  readonly address?: string
  readonly email?: string
  /** Payment terms as agreed, free text ("30 days"). */
  readonly terms?: string
  /** A usual discount in hundredths of a percent (1000 = 10 %). */
  readonly discountPercent?: number
  readonly creditLimit?: Money
  /** ms UTC. */
  readonly registeredAt: number
  /** ms UTC of the last change; absent when never changed. */
  readonly updatedAt?: number
}

/** Checks a customer. */
export const customerSchema: RecordSchema<Customer> = z.looseObject({
  ...baseFields,
  name: text,
  phone: text,
  location: text,
  address: maybeText,
  email: maybeText,
  terms: maybeText,
  discountPercent: z.exactOptional(z.int()),
  creditLimit: z.exactOptional(money),
  registeredAt: time,
  updatedAt: z.exactOptional(time),
})
