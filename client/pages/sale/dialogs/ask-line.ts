import { t } from '../../../i18n/catalogue.ts'
import type { SaleDesk } from '../sale-desk.ts'
import type { AmountParams, AmountUnit } from './amount-dialog.ts'
import { openAmount } from './open-dialogs.ts'

/** Asks for a line's quantity. */
export async function askQuantity(host: ParentNode, desk: SaleDesk, index: number): Promise<void> {
  const line = desk.cart?.lines[index]
  if (line === undefined) return
  await openAmount(host, desk, {
    heading: t('sale.quantity'),
    about: line.name,
    units: ['pieces'],
    start: { unit: 'pieces', value: line.milli },
    apply: ({ value }) => desk.setMilli(index, value),
  })
}

/** Asks for the price of one piece, in either currency. */
export async function askPrice(host: ParentNode, desk: SaleDesk, index: number): Promise<void> {
  const line = desk.cart?.lines[index]
  if (line === undefined) return
  await openAmount(host, desk, {
    heading: t('sale.price'),
    about: line.name,
    units: ['IQD', 'USD'],
    start: { unit: line.price.currency, value: line.price.amount },
    apply: ({ unit, value }) =>
      desk.setPrice(index, { amount: value, currency: unit === 'USD' ? 'USD' : 'IQD' }),
  })
}

/** Asks for a line's discount; 0 takes it away. */
export async function askDiscount(host: ParentNode, desk: SaleDesk, index: number): Promise<void> {
  const { cart } = desk
  const line = cart?.lines[index]
  if (cart === undefined || line === undefined) return
  const discount = line.discount ?? { type: 'percent', value: 0 }
  await openAmount(host, desk, {
    ...discountQuestion(cart.currency, discount),
    heading: t('sale.discount'),
    about: line.name,
    apply: ({ unit, value }) =>
      desk.setLineDiscount(index, value === 0 ? undefined : { type: typeOf(unit), value }),
  })
}

/** Asks for the discount on the whole bill; 0 takes it away. */
export async function askBillDiscount(host: ParentNode, desk: SaleDesk): Promise<void> {
  const { cart } = desk
  if (cart === undefined) return
  const discount = cart.discount.value === 0 ? ({ type: 'percent', value: 0 } as const) : cart.discount
  await openAmount(host, desk, {
    ...discountQuestion(cart.currency, discount),
    heading: t('sale.bill_discount'),
    about: t('sale.total'),
    apply: ({ unit, value }) => desk.setDiscount({ type: typeOf(unit), value }),
  })
}

function discountQuestion(
  currency: 'IQD' | 'USD',
  { type, value }: { readonly type: 'amount' | 'percent'; readonly value: number },
): Pick<AmountParams, 'units' | 'start'> {
  return { units: ['percent', currency], start: { unit: type === 'percent' ? 'percent' : currency, value } }
}

function typeOf(unit: AmountUnit): 'amount' | 'percent' {
  return unit === 'percent' ? 'percent' : 'amount'
}
