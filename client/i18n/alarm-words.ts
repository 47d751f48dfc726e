import type { AlarmMessage, SilentDevice } from '../../shared/api/alarm.ts'
import { formatAge } from './ages.ts'
import { t } from './catalogue.ts'
import './messages/alarm.ts'
import { whenText } from './when.ts'

/** What a person is told: a sentence that says it all, and what more there is to know. */
export interface AlarmWords {
  readonly title: string
  readonly text: string
}

/** That one device has not backed up, at `now` (ms UTC). */
export function silentWords(
  { name, since, waiting }: Pick<SilentDevice, 'name' | 'since' | 'waiting'>,
  now: number,
): AlarmWords {
  return {
    title: t('alarm.silent', { name, age: formatAge(now - since) }),
    text:
      waiting === null || waiting === 0
        ? t('alarm.last_order', { time: whenText(since, now) })
        : `${t('alarm.waiting', { docs: waiting })} ${t('alarm.connect')}`,
  }
}

/** That this device itself has not: so many documents wait, the oldest since then. */
export function silentHereWords({ docs, oldest }: { docs: number; oldest: number }, now: number): AlarmWords {
  return {
    title: t('alarm.here', { age: formatAge(now - oldest) }),
    text: t('alarm.here_waiting', { docs }),
  }
}

/** What a push message says; `undefined` stands for one that this app does not know. */
export function messageWords(message: AlarmMessage | undefined, now: number): AlarmWords {
  switch (message?.kind) {
    case 'silent':
      return manyWords(message, now)
    case 'in_order':
      return { title: t('alarm.in_order'), text: t('alarm.in_order_text', { name: message.name }) }
    case 'test':
      return { title: t('alarm.test'), text: t('alarm.test_text') }
    case undefined:
      return { title: t('alarm.unknown'), text: t('alarm.unknown_text') }
    default:
      return message satisfies never
  }
}

function manyWords({ count, devices }: Extract<AlarmMessage, { kind: 'silent' }>, now: number): AlarmWords {
  const [first] = devices
  if (count === 1 && first !== undefined) return silentWords(first, now)
  const lines = devices.map((device) => {
    const { title } = silentWords(device, now)
    return device.waiting === null || device.waiting === 0
      ? `${title}.`
      : `${title}. ${t('alarm.waiting', { docs: device.waiting })}`
  })
  return { title: t('alarm.silent_many', { count }), text: lines.join('\n') }
}
