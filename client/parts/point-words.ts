import { RETENTION_REASONS } from '../../shared/api/retention.ts'
import type { BackupRow } from '../../shared/browser/engine-api.ts'
import { t, translate } from '../i18n/catalogue.ts'
import '../i18n/messages/points.ts'
import '../i18n/messages/triggers.ts'

/** True for a backup that was made to be able to undo a restore or an import. */
export function isSafetyCopy({ trigger }: Pick<BackupRow, 'trigger'>): boolean {
  return trigger === 'pre_restore' || trigger === 'pre_import'
}

/** Why it was made, in words. */
export function triggerText({ trigger }: Pick<BackupRow, 'trigger'>): string {
  return translate(`trigger.${trigger}`) ?? t('trigger.auto')
}

/** The name that a person gave it, else why it was made. */
export function pointTitle(row: Pick<BackupRow, 'name' | 'trigger'>): string {
  return row.name ?? triggerText(row)
}

/** Everything by which a person may look for it. */
export function pointText(row: BackupRow): string {
  return [row.name ?? '', String(row.number), row.deviceName, triggerText(row)].join(' ')
}

/** Why it is kept, each reason once, in words. */
export function reasonTexts(reasons: readonly string[]): string[] {
  const known = reasons.filter((reason) => RETENTION_REASONS.some((name) => name === reason))
  const texts = known.map((reason) => translate(`reason.${reason}`) ?? t('reason.other'))
  return [...new Set(known.length === reasons.length ? texts : [...texts, t('reason.other')])]
}
