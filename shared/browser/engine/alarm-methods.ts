import type { AlarmAnswer } from '../../api/alarm.ts'
import { rememberChoice } from '../alarm/remembered-choice.ts'
import type { Device } from '../device.ts'
import type { EngineAlarm } from '../engine-alarm.ts'
import type { EngineContext } from './engine-context.ts'

/** These methods over a context. */
export function alarmMethods({ onDevice }: EngineContext): EngineAlarm {
  return {
    alarm: () => onDevice((device) => remembered(device, device.api.alarm())),
    setAlarm: (settings) => onDevice((device) => remembered(device, device.api.putAlarm(settings))),
    receiveAlarms: (receiver) => onDevice(({ api }) => api.putReceiver(receiver)),
    stopAlarms: (deviceId) => onDevice(({ api }) => api.removeReceiver(deviceId)),
    testAlarm: () => onDevice(({ api }) => api.testAlarm()),
  }
}

async function remembered({ boot, channel }: Device, asked: Promise<AlarmAnswer>): Promise<AlarmAnswer> {
  const answer = await asked
  await rememberChoice(boot, answer)
  channel.tell()
  return answer
}
