import { PosError } from './errors.ts'

/** The two currencies of the shop: USD is counted in cents, IQD in whole dinars. */
export type Currency = 'USD' | 'IQD'

/** Both currencies, in the order in which totals are listed. */
export const CURRENCIES = ['USD', 'IQD'] as const satisfies readonly Currency[]

/** An exact sum of money: `amount` is an integer in the minor unit of `currency` (cents, whole dinars). */
export interface Money {
  readonly amount: number
  readonly currency: Currency
}

/** How many minor units make one major unit: 100 cents a dollar, 1 dinar a dinar. */
export const MINOR_UNITS: Readonly<Record<Currency, number>> = { USD: 100, IQD: 1 }

/**
 * `numerator / divisor` as an integer, halves away from zero, so that a refund is exactly minus its sale.
 * Throws `amount_invalid` when an input is no integer or the answer is beyond ±2^53.
 */
export function divideRounded(numerator: bigint, divisor: bigint): number {
  const negative = numerator < 0n !== divisor < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = divisor < 0n ? -divisor : divisor
  const rounded = (top * 2n + bottom) / (bottom * 2n)
  return exactNumber(negative ? -rounded : rounded)
}

/** `a × b ÷ divisor`, exact inside, halves away from zero. Throws `amount_invalid` for what is no safe integer. */
export function multiplyDivide(a: number, b: number, divisor: number): number {
  return divideRounded(integer(a) * integer(b), integer(divisor))
}

/** The sum of integers. Throws `amount_invalid` instead of losing a digit. */
export function sumAmounts(amounts: Iterable<number>): number {
  let total = 0n
  for (const amount of amounts) total += integer(amount)
  return exactNumber(total)
}

/**
 * The same money in `to` at a rate of `iqdPer100Usd` dinars for 100 dollars, rounded once to the minor unit of `to`,
 * halves away from zero. The same currency comes back unchanged, whatever the rate.
 */
export function convert(money: Money, to: Currency, iqdPer100Usd: number): Money {
  if (money.currency === to) return money
  if (!Number.isSafeInteger(iqdPer100Usd) || iqdPer100Usd <= 0)
    throw new PosError('amount_invalid', `rate ${iqdPer100Usd}`, { field: 'iqdPer100Usd' })
  const centsPer100Usd = 10_000
  return to === 'IQD'
    ? { amount: multiplyDivide(money.amount, iqdPer100Usd, centsPer100Usd), currency: to }
    : { amount: multiplyDivide(money.amount, centsPer100Usd, iqdPer100Usd), currency: to }
}

/** The nearest multiple of `note` (halves away from zero); `note` 0 leaves the amount as it is. */
export function roundToNote(amount: number, note: number): number {
  return note === 0 ? exactNumber(integer(amount)) : multiplyDivide(amount, 1, note) * note
}

/** The price of `milli` thousandths at `price` minor units a piece, halves away from zero. */
export function priceOf(milli: number, price: number): number {
  return multiplyDivide(milli, price, 1000)
}

/** `basisPoints` hundredths of a percent of `amount` (1000 = 10 %), halves away from zero. */
export function percentOf(amount: number, basisPoints: number): number {
  return multiplyDivide(amount, basisPoints, 10_000)
}

function integer(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new PosError('amount_invalid', `not an exact integer: ${value}`)
  return BigInt(value)
}

function exactNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new PosError('amount_invalid', `beyond 2^53: ${value}`)
  return number
}
