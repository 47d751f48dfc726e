import { MINOR_UNITS, type Currency, type Money } from '../money.ts'

/** A text of the old POS, '' for anything else. Halves of characters, which no record can hold, become U+FFFD. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : ''
}

/** A number of the old POS, or `undefined` for anything that is none. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** An old amount (dollars or dinars, any number of decimals) in minor units, or `undefined` when it is no amount. */
export function minorOf(value: unknown, currency: Currency): number | undefined {
  return scaled(value, MINOR_UNITS[currency])
}

/** Minor units as the old POS wrote amounts: the number nearest to the decimal. */
export function oldAmount(amount: number, currency: Currency): number {
  return amount / MINOR_UNITS[currency]
}

/** An old amount as money, or `null` when it is no amount. */
export function moneyOf(value: unknown, currency: Currency): Money | null {
  const amount = minorOf(value, currency)
  return amount === undefined ? null : { amount, currency }
}

/** An old quantity in thousandths, or `undefined` when it is none. */
export function milliOf(value: unknown): number | undefined {
  return scaled(value, 1000)
}

/** The currency of an old document: IQD when it says so, else USD, the currency of all old catalogues. */
export function currencyOf(value: unknown): Currency {
  return value === 'IQD' ? 'IQD' : 'USD'
}

function scaled(value: unknown, factor: number): number | undefined {
  const number = numberOf(value)
  if (number === undefined) return undefined
  const whole = Math.round(number * factor)
  return Number.isSafeInteger(whole) ? whole + 0 : undefined
}
