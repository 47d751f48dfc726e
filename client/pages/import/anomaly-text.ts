import type { Anomaly } from '../../../shared/legacy/legacy-preview.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/anomalies.ts'
import '../../i18n/messages/import.ts'
import { moneyText } from '../../i18n/money.ts'
import { formatNumber } from '../../i18n/numbers.ts'

/** One oddity of an old file in words. `examples` is empty when there is nothing to name. */
export interface AnomalyText {
  readonly code: Anomaly['code']
  readonly sentence: string
  readonly examples: string
}

/** At most this many examples are named. */
const NAMED = 3

/** The sentence for an oddity and its first examples. */
export function anomalyText(anomaly: Anomaly): AnomalyText {
  const examples = anomaly.examples
    .slice(0, NAMED)
    .map(exampleText)
    .filter((text) => text !== '')
  return {
    code: anomaly.code,
    sentence: t(`anomaly.${anomaly.code}`, { count: anomaly.count }),
    examples: examples.length === 0 ? '' : t('import.for_example', { examples: examples.join(' · ') }),
  }
}

type Example = Anomaly['examples'][number]

/** What an example is called, with the figures that make it odd. */
function exampleText(example: Example): string {
  const name = String(example['number'] ?? example['name'] ?? example['section'] ?? '')
  const second = example['number'] === undefined ? '' : String(example['name'] ?? '')
  return [name, second, ...figures(example)].filter((text) => text !== '').join(', ')
}

/** `ledger`, `stated` and `current` are cents; `price` is dollars; the rest are plain figures. */
function figures(example: Example): string[] {
  const cents = ['ledger', 'stated', 'current'].flatMap((key) => {
    const value = example[key]
    return typeof value === 'number' ? [moneyText(value, 'USD')] : []
  })
  const { price } = example
  const plain = ['stock', 'catalogue', 'inventory', 'counter', 'highest', 'code', 'n'].flatMap((key) => {
    const value = example[key]
    return value === undefined ? [] : [typeof value === 'number' ? formatNumber(value) : value]
  })
  const dollars = typeof price === 'number' ? [moneyText(Math.round(price * 100), 'USD')] : []
  return [[...cents, ...dollars, ...plain].join(' / ')]
}
