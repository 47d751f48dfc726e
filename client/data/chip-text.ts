import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/chip.ts'
import { whenText } from '../i18n/when.ts'
import type { Chip } from './chip.ts'

/** The chip's few words in the person's language; a backup of another day than today's says which. */
export function chipText(chip: Chip, now: number): string {
  switch (chip.message) {
    case 'chip.waiting':
      return t('chip.waiting', { count: chip.count })
    case 'chip.stored':
      return t('chip.stored', { time: whenText(chip.at, now) })
    case 'chip.local':
    case 'chip.waiting_some':
    case 'chip.sign_in':
    case 'chip.removed':
    case 'chip.full':
    case 'chip.look':
      return t(chip.message)
  }
}
