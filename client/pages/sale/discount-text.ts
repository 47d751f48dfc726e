import type { Currency } from '../../../shared/money.ts'
import type { Discount } from '../../../shared/records/invoice.ts'
import { moneyText } from '../../i18n/money.ts'
import { formatNumber } from '../../i18n/numbers.ts'

/** A discount as it was typed: `2%` or an amount in the bill's currency. */
export function discountText({ type, value }: Discount, currency: Currency): string {
  return type === 'percent' ? `\u2066${formatNumber(value / 100)}%\u2069` : moneyText(value, currency)
}
