import * as z from 'zod/mini'
import { alarmAt, type AlarmChoice } from '../../alarm/alarm-rule.ts'
import { AlarmSettings, DEFAULT_ALARM, type AlarmAnswer } from '../../api/alarm.ts'
import { canonicalText } from '../../snapshot/canonical.ts'
import type { Boot, BootState } from '../boot.ts'
import type { Waiting } from '../engine-api.ts'

const EXTRA_KEY = 'alarm'

const Choice = z.object({
  afterHours: AlarmSettings.shape.afterHours,
  closedDays: AlarmSettings.shape.closedDays,
  timeZone: z.string(),
})

/** What counts on a device that never asked. */
const DEFAULT_ZONE = 'Asia/Baghdad'

/** Keeps the owner's choice, so that this device can tell offline that it has not backed up; written only when it is another one. */
export async function rememberChoice(boot: Boot, { settings, timeZone }: AlarmAnswer): Promise<void> {
  const { afterHours, closedDays } = settings
  const choice = { afterHours, closedDays, timeZone }
  await boot.update(({ extra }) => {
    const before = Choice.safeParse(extra[EXTRA_KEY])
    const isSame = before.success && canonicalText(before.data) === canonicalText(choice)
    return isSame ? undefined : { extra: { ...extra, [EXTRA_KEY]: choice } }
  })
}

/** When this device counts as silent if nothing is sent until then, ms UTC; null while nothing waits, or never. */
export function silentAt(extra: BootState['extra'], { docs, oldest }: Waiting): number | null {
  if (docs === 0 || oldest === undefined) return null
  try {
    return alarmAt(oldest, choiceIn(extra))
  } catch {
    return null // a time zone that only the server knows
  }
}

function choiceIn(extra: BootState['extra']): AlarmChoice {
  const parsed = Choice.safeParse(extra[EXTRA_KEY])
  return parsed.success ? parsed.data : { ...DEFAULT_ALARM, timeZone: DEFAULT_ZONE }
}
