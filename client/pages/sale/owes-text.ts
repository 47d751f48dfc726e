import type { Money } from '../../../shared/money.ts'
import { t } from '../../i18n/catalogue.ts'
import { moneyText } from '../../i18n/money.ts'

/** Who owes what, per currency and never summed: "Owes 180,000 IQD · $45.00", "In credit …", "Owes nothing". */
export function owesText(balances: readonly Money[]): string {
  const join = (part: readonly Money[]): string =>
    part.map(({ amount, currency }) => moneyText(Math.abs(amount), currency)).join(' · ')
  const owed = balances.filter(({ amount }) => amount > 0)
  const credit = balances.filter(({ amount }) => amount < 0)
  const texts = [
    ...(owed.length > 0 ? [t('sale.owes', { amounts: join(owed) })] : []),
    ...(credit.length > 0 ? [t('sale.credit', { amounts: join(credit) })] : []),
  ]
  return texts.length === 0 ? t('sale.owes_nothing') : texts.join(' · ')
}
