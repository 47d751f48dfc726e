import { locale } from './locale.ts'

/** U+2212, written left of a figure; never the hyphen. */
export const MINUS = '\u2212'

const formats = new Map<string, Intl.NumberFormat>()

// English grouping for Latin digits and Arabic grouping for Arabic-Indic ones, in every language: figures are the same on every bill.
function numberFormat(minDecimals: number, maxDecimals: number): Intl.NumberFormat {
  const tag = locale.digits === 'arab' ? 'ar-IQ-u-nu-arab' : 'en-u-nu-latn'
  const key = `${tag} ${minDecimals} ${maxDecimals}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(tag, {
      minimumFractionDigits: minDecimals,
      maximumFractionDigits: maxDecimals,
    })
    formats.set(key, format)
  }
  return format
}

/** Which decimals a figure shows. */
export interface FigureOptions {
  minDecimals?: number
  maxDecimals?: number
  /** Writes + before positive figures too. */
  signed?: boolean
}

/** A figure in the person's digits with grouping; sign on its left. Shows up to three decimals unless told. */
export function formatNumber(value: number, options: FigureOptions = {}): string {
  const { minDecimals = 0, maxDecimals = Math.max(3, minDecimals), signed = false } = options
  const figure = numberFormat(minDecimals, maxDecimals).format(Math.abs(value))
  if (value < 0) return `${MINUS}${figure}`
  return signed && value > 0 ? `+${figure}` : figure
}

/** Rewrites the digits 0–9 of a text (a number of a bill, a time) in the person's digits. */
export function localDigits(text: string): string {
  if (locale.digits === 'latn') return text
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)))
}

/**
 * A phone number or a code in the person's digits, as an island that is read left to right. The override is needed because groups
 * of Arabic-Indic digits change places even in a left-to-right isolate; codes with Arabic letters go without.
 */
export function codeText(code: string): string {
  const text = localDigits(code)
  return /\p{Script=Arabic}/u.test(code) ? `\u2066${text}\u2069` : `\u2066\u202d${text}\u202c\u2069`
}

/** Rewrites Arabic-Indic (٠–٩) and Persian (۰–۹) digits and separators as ASCII: grouping vanishes, the decimal sign becomes a point. */
export function asciiDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u066b]/g, '.')
    .replace(/[,\u066c\u060c\s\u00a0\u202f\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/[\u2212\u2013]/g, '-')
}

/** The number that a person typed in any of the three digit sets, or `undefined` when it is not one. */
export function parseNumber(text: string): number | undefined {
  const ascii = asciiDigits(text)
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(ascii)) return undefined
  const value = Number(ascii)
  return Number.isFinite(value) ? value : undefined
}
