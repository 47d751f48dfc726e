import {
  AlarmAnswer,
  TestAlarmAnswer,
  type AlarmSettings,
  type PushResult,
  type ReceiverRequest,
} from '../../api/alarm.ts'
import { ask, askJson, type ServerCall } from './server-call.ts'

/** Telling an owner of silent devices. Throws as `ServerApi`. */
export interface AlarmApi {
  alarm(): Promise<AlarmAnswer>
  /** Throws `owner_needed`. */
  putAlarm(settings: AlarmSettings): Promise<AlarmAnswer>
  /** Throws `owner_needed` unless this device is a receiver already. */
  putReceiver(receiver: ReceiverRequest): Promise<void>
  /** Throws `owner_needed` for another device, `not_found`. */
  removeReceiver(deviceId: string): Promise<void>
  /** Throws `not_found`, `rate_limited`. */
  testAlarm(): Promise<PushResult>
}

/** These calls over `call`. */
export function createAlarmApi(call: ServerCall): AlarmApi {
  const path = '/api/alarm'
  return {
    alarm: () => askJson(call, { method: 'GET', path }, AlarmAnswer),
    putAlarm: (json) => askJson(call, { method: 'PUT', path, json }, AlarmAnswer),
    async putReceiver(json) {
      await ask(call, { method: 'PUT', path: `${path}/receiver`, json })
    },
    async removeReceiver(deviceId) {
      await ask(call, { method: 'DELETE', path: `${path}/receivers/${encodeURIComponent(deviceId)}` })
    },
    testAlarm: async () =>
      (await askJson(call, { method: 'POST', path: `${path}/test` }, TestAlarmAnswer)).result,
  }
}
