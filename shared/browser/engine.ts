import type { BackupStatus, EngineApi } from './engine-api.ts'
import { accountMethods } from './engine/account-methods.ts'
import { alarmMethods } from './engine/alarm-methods.ts'
import { auditMethods } from './engine/audit-methods.ts'
import { backupNow } from './engine/backup-now.ts'
import { careMethods } from './engine/care-methods.ts'
import { deviceMethods } from './engine/device-methods.ts'
import { engineContext, type EngineParts } from './engine/engine-context.ts'
import { custodyMethods } from './engine/custody-methods.ts'
import { keepingMethods } from './engine/keeping-methods.ts'
import { pairingMethods } from './engine/pairing-methods.ts'
import { passwordMethods } from './engine/password-methods.ts'
import { readStatus } from './engine/read-status.ts'
import { restoreMethods } from './engine/restore-methods.ts'
import { openStatusChannel } from './status-channel.ts'

/** An engine and the end of it. */
export interface Engine extends EngineApi {
  /** Stops its timers and lets go of the device. */
  close(): Promise<void>
}

/** The engine of this context. Opens the device at the first call; `close` ends it. */
export function createEngine(parts: EngineParts = {}): Engine {
  const context = engineContext(parts)
  const { open, onDevice } = context
  return {
    ...accountMethods(context),
    ...alarmMethods(context),
    ...restoreMethods(context),
    ...auditMethods(context),
    ...careMethods(context),
    ...deviceMethods(context),
    ...custodyMethods(context),
    ...keepingMethods(context),
    ...pairingMethods(context),
    ...passwordMethods(context),
    wake: async (reason) => (await open()).scheduler.wake(reason),
    async backupNow(onProgress) {
      const { device, scheduler } = await open()
      return scheduler.exclusive(() => backupNow(device, onProgress)).finally(() => scheduler.wake('sale'))
    },
    status: () => onDevice(readStatus),
    onStatus: (listener) => followStatus(() => onDevice(readStatus), listener),
    close: () => context.close(),
  }
}

function followStatus(
  read: () => Promise<BackupStatus>,
  listener: (status: BackupStatus) => void,
): () => void {
  const channel = openStatusChannel()
  let isOpen = true
  const tell = (sending?: BackupStatus['sending']): void => {
    read().then(
      (status) => isOpen && listener(sending === undefined ? status : { ...status, sending }),
      () => undefined,
    )
  }
  channel.listen(tell)
  tell()
  return () => {
    isOpen = false
    channel.close()
  }
}
