import { AUDIT_ACTS, type AuditAct } from '../../shared/api/audit.ts'
import type { AuditRow } from '../../shared/browser/engine-audit.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/activity.ts'
import { whenText } from '../i18n/when.ts'

/** An act in a person's words. */
export interface ActWords {
  readonly what: string
  /** Who, and when. */
  readonly who: string
  /** What it was done to, as it is stored: a file, a command. Empty when `what` says it all. */
  readonly detail: string
}

/** An act in the person's language; `devices` has the names of devices by id. */
export function actWords(row: AuditRow, devices: Readonly<Record<string, string>>): ActWords {
  const { act, at, address, detail } = row
  const from =
    address === null || address === 'unknown' ? [] : [t('activity.from', { address: isolated(address) })]
  return {
    what: whatText(row, devices),
    who: [whoText(row, devices), whenText(at), ...from].join(' · '),
    detail: SHOWS_DETAIL.includes(act) ? (detail ?? '') : '',
  }
}

/** Acts that were done to a device, which their text names. */
const OF_A_DEVICE = ['device_renamed', 'device_revoked', 'device_silent'] as const
type OfADevice = (typeof OF_A_DEVICE)[number]

/** Acts whose detail says more than an id. */
const SHOWS_DETAIL: readonly string[] = ['file_downloaded', 'file_deleted', 'operator_command']

function whatText({ act, detail }: AuditRow, devices: Readonly<Record<string, string>>): string {
  if (isOfADevice(act)) {
    return t(`act.${act}`, { what: devices[detail ?? ''] ?? t('activity.by_removed') })
  }
  return isPlain(act) ? t(`act.${act}`) : t('act.unknown')
}

function whoText({ act, deviceId }: AuditRow, devices: Readonly<Record<string, string>>): string {
  if (deviceId !== null) return devices[deviceId] ?? t('activity.by_removed')
  if (act === 'operator_command') return t('activity.by_operator')
  return t(act === 'device_silent' ? 'activity.by_server' : 'activity.by_nobody')
}

function isOfADevice(act: string): act is OfADevice {
  return OF_A_DEVICE.some((each) => each === act)
}

function isPlain(act: string): act is Exclude<AuditAct, OfADevice> {
  return Object.hasOwn(AUDIT_ACTS, act) && !isOfADevice(act)
}

/** An address keeps its direction between words of any script. */
function isolated(text: string): string {
  return `\u2066${text}\u2069`
}
