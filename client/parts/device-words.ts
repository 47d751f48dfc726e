import type { DeviceRow } from '../../shared/browser/engine-devices.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/devices.ts'
import { formatSums } from '../i18n/sums.ts'
import { whenText } from '../i18n/when.ts'

/** Which series of numbers a device writes: "First till" for the founder. */
export function tillText({ letter }: DeviceRow): string {
  return letter === '' ? t('account.first_till') : t('account.till', { letter })
}

/** The newest backup that a device made. */
export function lastBackupText({ lastBackup }: DeviceRow): string {
  if (lastBackup === undefined) return t('devices.no_backup')
  return t('devices.backup', { number: lastBackup.number, time: whenText(lastBackup.storedAt) })
}

/** What waits on a device and when it said so; empty when nothing waits or it has said nothing. */
export function waitingText({ waiting }: DeviceRow): string {
  if (waiting === undefined || waiting.docs === 0) return ''
  const sums = formatSums(waiting.sums ?? {})
  const parts = [t('devices.waits', { docs: waiting.docs }), sums].filter((part) => part !== '')
  return `${parts.join(' · ')}, ${t('devices.as_of', { time: whenText(waiting.toldAt) })}`
}
