import { openDevice, type Device, type DeviceParts } from '../device.ts'
import { Scheduler, type SetTimer } from './scheduler.ts'

/** What an engine is made of; tests give their own parts. */
export interface EngineParts extends DeviceParts {
  /** The one timer of its rounds; the browser's own when absent. */
  readonly setTimer?: SetTimer
}

/** What every method of the engine works with. */
export interface EngineContext {
  /** Opens the device at the first call. */
  readonly open: () => Promise<{ device: Device; scheduler: Scheduler }>
  readonly onDevice: <T>(work: (device: Device) => Promise<T>) => Promise<T>
  /** For what changes who this device is or what it holds: the status is told, and the engine looks again. */
  readonly changing: <T>(work: (device: Device) => Promise<T>) => Promise<T>
  /** Stops the timers and lets go of the device. */
  readonly close: () => Promise<void>
}

/** The context of one engine. */
export function engineContext(parts: EngineParts): EngineContext {
  let opened: Promise<{ device: Device; scheduler: Scheduler }> | undefined
  const open = () =>
    (opened ??= openDevice(parts).then((device) => ({
      device,
      scheduler: new Scheduler(device, parts.setTimer),
    })))
  return {
    open,
    onDevice: async (work) => work((await open()).device),
    async changing(work) {
      const { device, scheduler } = await open()
      try {
        return await work(device)
      } finally {
        device.channel.tell()
        void scheduler.wake('timer')
      }
    },
    async close() {
      if (opened === undefined) return
      const { device, scheduler } = await opened
      scheduler.close()
      device.close()
    },
  }
}
