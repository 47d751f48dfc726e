import { PosError } from '../errors.ts'
import { convert, percentOf, priceOf, roundToNote, sumAmounts, type Currency } from '../money.ts'
import type { Discount, InvoiceLine } from '../records/invoice.ts'
import type { DraftLine, PricedSale, PriceFacts, SaleDraft } from './sale.ts'

const WHOLE = 10_000

/**
 * What the cart costs. Each piece's price is converted at the bill's rate and rounded once to the bill's minor unit;
 * a line is quantity × that price, rounded once; all roundings are halves away from zero. A discount never takes more
 * than what it is on. A total in dinars goes to the nearest `roundTo`, the difference stands in `rounding`.
 * Throws `amount_invalid` for a negative quantity, price or discount.
 */
export function priceSale(
  draft: Pick<SaleDraft, 'currency' | 'lines' | 'discount'>,
  facts: PriceFacts,
): PricedSale {
  const { currency } = draft
  const { iqdPer100Usd, roundTo } = facts
  const lines = draft.lines.map((line, index) => priceLine(line, currency, iqdPer100Usd, `lines.${index}`))
  const subtotal = sumAmounts(lines.map((line) => line.total))
  const discountAmount = discountOf(draft.discount, subtotal, 'discount')
  const net = subtotal - discountAmount
  const total = currency === 'IQD' ? roundToNote(net, roundTo) : net
  return {
    currency,
    iqdPer100Usd,
    roundTo,
    lines,
    subtotal,
    discount: draft.discount,
    discountAmount,
    rounding: total - net,
    total,
    totals: {
      USD: convert({ amount: total, currency }, 'USD', iqdPer100Usd).amount,
      IQD: roundToNote(convert({ amount: total, currency }, 'IQD', iqdPer100Usd).amount, roundTo),
    },
  }
}

function priceLine(line: DraftLine, currency: Currency, iqdPer100Usd: number, field: string): InvoiceLine {
  mustNotBeNegative(line.milli, `${field}.milli`)
  mustNotBeNegative(line.price.amount, `${field}.price`)
  const price = convert(line.price, currency, iqdPer100Usd)
  const gross = priceOf(line.milli, price.amount)
  const taken = line.discount === undefined ? 0 : discountOf(line.discount, gross, `${field}.discount`)
  return { ...line, price, total: gross - taken }
}

function discountOf({ type, value }: Discount, amount: number, field: string): number {
  mustNotBeNegative(value, field)
  return Math.min(type === 'percent' ? percentOf(amount, Math.min(value, WHOLE)) : value, amount)
}

function mustNotBeNegative(value: number, field: string): void {
  if (Number.isSafeInteger(value) && value >= 0) return
  throw new PosError('amount_invalid', `${field} is ${value}`, { field })
}
