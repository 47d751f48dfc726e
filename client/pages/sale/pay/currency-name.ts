import type { Currency } from '../../../../shared/money.ts'
import { t } from '../../../i18n/catalogue.ts'

/** The name of a currency as a choice: IQD, USD; دینار, دۆلار. */
export function currencyName(currency: Currency): string {
  return t(currency === 'IQD' ? 'pay.iqd' : 'pay.usd')
}
