import { PosError } from '../errors.ts'
import { convert, roundToNote, sumAmounts, type Currency, type Money } from '../money.ts'
import type { Tender } from '../records/invoice.ts'
import type { PricedSale, Settlement } from './sale.ts'

/**
 * Sets the tenders against the bill. More than the total gives change in `changeCurrency` (dinars in whole notes);
 * less leaves a debt. What no note can settle (a bill in dollars paid with dinars, change in dinars) goes into the
 * rounding line, so that `total = paid + debt` always holds. Cash, card and bank transfer all count as paid.
 * Throws `amount_invalid` for a tender that is not positive and for change on what was not paid in cash.
 */
export function settleSale(
  priced: PricedSale,
  tenders: readonly Tender[],
  changeCurrency: Currency = priced.currency,
): Settlement {
  const inBill = (money: Money): number => convert(money, priced.currency, priced.iqdPer100Usd).amount
  for (const [index, { amount }] of tenders.entries())
    if (!Number.isSafeInteger(amount) || amount <= 0)
      throw new PosError('amount_invalid', `tender of ${amount}`, { field: `tenders.${index}.amount` })
  const given = sumAmounts(tenders.map(inBill))
  const rest = priced.total - given
  if (rest > 0 && !isLessThanANote(rest, priced, tenders))
    return { tenders, change: null, rounding: priced.rounding, total: priced.total, paid: given, debt: rest }
  const change = rest < 0 ? changeOf(-rest, priced, tenders, changeCurrency) : null
  const paid = given - (change === null ? 0 : inBill(change))
  return { tenders, change, rounding: priced.rounding + paid - priced.total, total: paid, paid, debt: 0 }
}

function changeOf(
  over: number,
  priced: PricedSale,
  tenders: readonly Tender[],
  currency: Currency,
): Money | null {
  const { iqdPer100Usd, roundTo } = priced
  if (isLessThanANote(over, priced, tenders)) return null
  const cash = tenders.filter(({ method }) => method === 'cash')
  if (over > sumAmounts(cash.map((tender) => convert(tender, priced.currency, iqdPer100Usd).amount)))
    throw new PosError('amount_invalid', 'change on what was not paid in cash', { field: 'tenders' })
  const exact = convert({ amount: over, currency: priced.currency }, currency, iqdPer100Usd).amount
  const amount = currency === 'IQD' ? roundToNote(exact, roundTo) : exact
  return amount === 0 ? null : { amount, currency }
}

/**
 * True when dinars are on the table and the amount comes to no note at all. What is proposed in whole notes is counted back in
 * cents, which may move it by a cent: that much past half a note is still none.
 */
function isLessThanANote(amount: number, priced: PricedSale, tenders: readonly Tender[]): boolean {
  if (priced.currency === 'IQD' || !tenders.some(({ currency }) => currency === 'IQD')) return false
  const dinars = convert({ amount, currency: priced.currency }, 'IQD', priced.iqdPer100Usd).amount
  const cent = Math.ceil(priced.iqdPer100Usd / 10_000)
  return roundToNote(Math.max(0, dinars - (priced.roundTo === 0 ? 0 : cent)), priced.roundTo) === 0
}
