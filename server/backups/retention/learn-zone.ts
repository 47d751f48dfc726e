import { PosError } from '../../../shared/errors.ts'
import { SETTINGS_ID, settingsSchema } from '../../../shared/records/settings.ts'
import { openNewestBackup, type ReadableBackup, type ReadableParts } from '../../readable/open-backup.ts'
import { isTimeZone } from '../../../shared/time-zone.ts'

/**
 * Looks up the time zone in the shop's own settings, in its newest backup, and remembers it for retention. Changes
 * nothing for a shop that the server cannot read, or whose settings name no zone that this server knows.
 */
export async function learnTimeZone(parts: ReadableParts, shopId: string): Promise<void> {
  try {
    const backup = await openNewestBackup(parts, shopId)
    const zone = backup === undefined ? undefined : await zoneIn(backup)
    if (zone !== undefined && isTimeZone(zone)) await parts.storage.retention.learnZone(shopId, zone)
  } catch (error) {
    if (!(error instanceof PosError) || error.retryable) throw error // a damaged backup is the check's business
  }
}

async function zoneIn(backup: ReadableBackup): Promise<string | undefined> {
  for await (const records of backup.leaves('settings')) {
    const text = records.find(({ id }) => id === SETTINGS_ID)?.text
    const settings = settingsSchema.safeParse(text === undefined ? undefined : JSON.parse(text))
    if (settings.success) return settings.data.timeZone
  }
  return undefined
}
