import type { AlarmAnswer } from '../../shared/browser/engine-alarm.ts'
import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import { silentHereWords, silentWords, type AlarmWords } from '../i18n/alarm-words.ts'

/** One device that has not backed up, in words. */
export interface AlarmNotice extends AlarmWords {
  /** Of the device; `''` for this one. */
  readonly deviceId: string
}

/**
 * The devices that have not backed up for as long as the owner allows, this one first. Of this one it speaks by itself, also
 * offline; of the others what the server last said.
 */
export function alarmNotices(
  answer: AlarmAnswer | undefined,
  status: BackupStatus | undefined,
  now: number,
): readonly AlarmNotice[] {
  const others = (answer?.silent ?? [])
    .filter(({ current }) => !current)
    .map((device) => ({ deviceId: device.deviceId, ...silentWords(device, now) }))
  const { silentAt, waiting } = status ?? {}
  const isLate = silentAt !== undefined && silentAt <= now
  if (!isLate || waiting?.oldest === undefined) return others
  return [
    { deviceId: '', ...silentHereWords({ docs: waiting.docs, oldest: waiting.oldest }, now) },
    ...others,
  ]
}
