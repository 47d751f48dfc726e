import type { AlarmAnswer, AlarmReceiver, AlarmSettings, PushResult, ReceiverRequest } from '../api/alarm.ts'

export type { AlarmAnswer, AlarmReceiver, AlarmSettings, PushResult, ReceiverRequest }

/** What the page asks of the engine about devices that do not back up. All of it needs the server. */
export interface EngineAlarm {
  /** The owner's choice, which devices are silent now, and who is told. This device remembers the choice, for when it is offline. */
  alarm(): Promise<AlarmAnswer>
  /** *Owner.* Saves another choice. */
  setAlarm(settings: AlarmSettings): Promise<AlarmAnswer>
  /** *Owner*, unless this device is told already: tells this device by web push from now on. */
  receiveAlarms(receiver: ReceiverRequest): Promise<void>
  /** *Owner*, unless it is this one: a device is not told any more. Rejects `not_found` when it was not. */
  stopAlarms(deviceId: string): Promise<void>
  /** Sends this device a message now. Rejects `not_found` when it is not told, and `rate_limited`. */
  testAlarm(): Promise<PushResult>
}
