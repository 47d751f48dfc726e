import pin from 'lucide-static/icons/pin.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import history from 'lucide-static/icons/history.svg?raw'
import { html, nothing } from 'lit'
import type { BackupRow } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/backup.ts'
import '../i18n/messages/points.ts'
import { registerIcons } from '../ui/icons.ts'
import '../ui/pos-tag.ts'
import { isSafetyCopy } from './point-words.ts'

registerIcons({ pin, 'shield-check': shieldCheck, history })

/** The tags of a backup: proven or not, kept by hand, a safety copy, something to look at. */
export function pointTags(row: BackupRow) {
  return html`${proof(row)}${
    row.isPinned
      ? html`<pos-tag tone="brand" icon="pin" data-testid="pinned">${t('points.pinned')}</pos-tag>`
      : nothing
  }${
    isSafetyCopy(row) ? html`<pos-tag tone="warning" icon="history">${t('backup.safety')}</pos-tag>` : nothing
  }${
    row.dropped === undefined
      ? nothing
      : html`<pos-tag tone="warning" icon="triangle-alert" data-testid="dropped"
          >${t('points.dropped_short')}</pos-tag
        >`
  }`
}

function proof({ checkedAt, problem, isPrivate }: BackupRow) {
  if (problem !== undefined)
    return html`<pos-tag tone="danger" icon="triangle-alert">${t('points.problem')}</pos-tag>`
  if (checkedAt === undefined)
    return html`<pos-tag>${t(isPrivate === true ? 'points.stored' : 'backup.checking')}</pos-tag>`
  return html`<pos-tag tone="success" icon="shield-check" data-testid="verified"
    >${t('backup.verified')}</pos-tag
  >`
}
