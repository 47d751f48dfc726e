import type { Currency } from '../../shared/money.ts'
import { locale } from './locale.ts'
import { asciiDigits, formatNumber, MINUS } from './numbers.ts'

/** Minor units in one unit of each currency: cents of a dollar; dinars have none. */
const MINOR: Readonly<Record<Currency, { decimals: number }>> = { USD: { decimals: 2 }, IQD: { decimals: 0 } }

/** A sum in the parts in which it is laid out: figure first, then a small unit; a dollar sign is part of the figure. */
export interface MoneyParts {
  readonly figure: string
  /** Empty for USD. */
  readonly unit: string
}

/** How a sum is written. */
export interface MoneyOptions {
  /** Drops `.00`: for tiles and keys, never for sums. */
  compact?: boolean
  /** Writes + before positive sums too. */
  signed?: boolean
}

/** The name of a currency beside a figure, in the person's language. */
export function currencyUnit(currency: Currency): string {
  if (currency === 'USD') return '$'
  return locale.language === 'en' ? 'IQD' : 'د.ع'
}

/** `amount` minor units, written in the person's digits. */
export function moneyParts(amount: number, currency: Currency, options: MoneyOptions = {}): MoneyParts {
  const { decimals } = MINOR[currency]
  const major = Math.abs(amount) / 10 ** decimals
  const whole = options.compact === true && Number.isInteger(major)
  const figure = formatNumber(major, { minDecimals: whole ? 0 : decimals, maxDecimals: decimals })
  const sign = amount < 0 ? MINUS : options.signed === true && amount > 0 ? '+' : ''
  return currency === 'USD'
    ? { figure: `${sign}$${figure}`, unit: '' }
    : { figure: sign + figure, unit: currencyUnit(currency) }
}

/** A sum as text for inside a sentence: `1,750 IQD`, `$12.50`; never breaks, and keeps its order in right-to-left text. */
export function moneyText(amount: number, currency: Currency, options: MoneyOptions = {}): string {
  const { figure, unit } = moneyParts(amount, currency, options)
  const island = locale.dir === 'rtl' ? `\u2066${figure}\u2069` : figure
  return unit === '' ? island : `${island}\u00a0${unit}`
}

/** Minor units of the sum that a person typed, in any digits, or `undefined` when it is none or finer than the currency. */
export function parseMoney(text: string, currency: Currency): number | undefined {
  const typed = asciiDigits(text.replace(/\$|IQD|د\.ع\.?/g, ''))
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(typed) ?? []
  if (sign === undefined || whole + fraction === '') return undefined
  const { decimals } = MINOR[currency]
  if (/[1-9]/.test(fraction.slice(decimals))) return undefined
  // Digit by digit, never by a float: 70,174,890,110.76 × 100 is no integer in binary.
  const amount = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  if (!Number.isSafeInteger(amount)) return undefined
  return sign === '-' && amount !== 0 ? -amount : amount
}
