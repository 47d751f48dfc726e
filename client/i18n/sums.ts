import { CURRENCIES, type Currency } from '../../shared/money.ts'
import { t } from './catalogue.ts'
import './messages/progress.ts'
import { moneyText } from './money.ts'

/** Sums per currency in one phrase, dinars first, zeros left out and never added up: `5,000 IQD and $12.50`. Empty when all are zero. */
export function formatSums(sums: Readonly<Partial<Record<Currency, number>>>): string {
  return CURRENCIES.toSorted()
    .filter((currency) => (sums[currency] ?? 0) !== 0)
    .map((currency) => moneyText(sums[currency] ?? 0, currency))
    .join(t('sums.and'))
}
