import { createAccount } from './account/create-account.ts'
import { createShop, emptyGeneration } from './account/create-shop.ts'
import { confirmRecoverySheet, makeRecoverySheet } from './account/recovery-sheet.ts'
import { resetPin } from './account/reset-pin.ts'
import { signIn, signOut } from './account/sign-in.ts'
import { openDevice, type Device, type DeviceParts } from './device.ts'
import type { BackupStatus, DeviceRow, EngineApi } from './engine-api.ts'
import { backupNow } from './engine/backup-now.ts'
import { readStatus } from './engine/read-status.ts'
import { Scheduler } from './engine/scheduler.ts'
import { storageFigures } from './engine/storage-figures.ts'
import { giveUpRestore } from './restore/give-up-restore.ts'
import { exportLegacyFile, importLegacyFile } from './legacy-flow.ts'
import { previewLegacy } from './legacy/preview-legacy.ts'
import { packageSource } from './package-file/package-source.ts'
import { savePackageFile } from './package-file/save-package-file.ts'
import { checkRestored } from './restore/check-restored.ts'
import { restoreShop } from './restore/restore-shop.ts'
import { listBackups, previewSource, serverSource } from './restore/server-backups.ts'
import { forgetBackOff } from './sending/back-off.ts'
import { openStatusChannel } from './status-channel.ts'

/** An engine and the end of it. */
export interface Engine extends EngineApi {
  /** Stops its timers and lets go of the device. */
  close(): Promise<void>
}

/** The engine of this context. Opens the device at the first call; `close` ends it. */
export function createEngine(parts: DeviceParts = {}): Engine {
  let opened: Promise<{ device: Device; scheduler: Scheduler }> | undefined
  let slotAuth: string | undefined
  const open = () =>
    (opened ??= openDevice(parts).then((device) => ({ device, scheduler: new Scheduler(device) })))
  const onDevice = async <T>(work: (device: Device) => Promise<T>): Promise<T> => work((await open()).device)
  /** For what changes who this device is or what it holds: the status is told, and the engine looks again. */
  const changing = async <T>(work: (device: Device) => Promise<T>): Promise<T> => {
    const { device, scheduler } = await open()
    try {
      return await work(device)
    } finally {
      device.channel.tell()
      void scheduler.wake('timer')
    }
  }
  return {
    wake: async (reason) => (await open()).scheduler.wake(reason),
    backupNow: async (onProgress) => {
      const { device, scheduler } = await open()
      return scheduler.exclusive(() => backupNow(device, onProgress)).finally(() => scheduler.wake('sale'))
    },
    status: () => onDevice(readStatus),
    onStatus: (listener) => followStatus(() => onDevice(readStatus), listener),

    createShop: (shop) => changing((device) => createShop(device.boot, shop, device.now())),
    createAccount: (account) =>
      changing(async ({ boot, api }) => {
        await createAccount(boot, api, account)
        await forgetBackOff(boot)
      }),
    signIn: (account) => changing((device) => join(device, account)),
    signOut: () => changing(({ boot }) => signOut(boot)),
    listDevices: () => onDevice(devicesOf),
    revokeDevice: (deviceId) => onDevice(({ api }) => api.revokeDevice(deviceId)),

    listBackups: () => onDevice(listBackups),
    previewBackup: (id) => onDevice(async (device) => previewSource(device, await serverSource(device, id))),
    restoreBackup: (id, onProgress) =>
      changing(async (device) => restoreShop(device, await serverSource(device, id, onProgress))),
    giveUpRestore: () => changing(giveUpRestore),
    checkRestored: (onProgress) => changing((device) => checkRestored(device, onProgress)),

    saveBackupFile: (onProgress) => onDevice((device) => savePackageFile(device, onProgress)),
    previewBackupFile: (file, secret) =>
      onDevice(async (device) => {
        const source = await packageSource(device, file, secret)
        await source.close()
        return previewSource(device, source)
      }),
    restoreBackupFile: (file, secret, onProgress) =>
      changing(async (device) => {
        const source = await packageSource(device, file, secret, onProgress)
        return restoreShop(device, source).finally(() => source.close())
      }),

    previewLegacy: (file, onProgress) => previewLegacy(file, onProgress),
    importLegacy: (file, choices, onProgress) =>
      changing((device) =>
        importLegacyFile(device, { file, choices, ...(onProgress === undefined ? {} : { onProgress }) }),
      ),
    exportLegacy: (onProgress) => onDevice((device) => exportLegacyFile(device, onProgress)),

    recoveryCode: (secret) =>
      onDevice(async ({ boot }) => {
        const { code, auth } = await makeRecoverySheet(boot, secret)
        slotAuth = auth
        return { code }
      }),
    confirmRecoveryCode: (typed) =>
      changing(({ boot, api }) => confirmRecoverySheet(boot, api, typed, slotAuth)),
    resetPin: (secret, newPin, staffId) => onDevice((device) => resetPin(device, secret, newPin, staffId)),
    storage: () => onDevice(storageFigures),

    async close() {
      if (opened === undefined) return
      const { device, scheduler } = await opened
      scheduler.close()
      device.close()
    },
  }
}

/** A device that joins a shop which has no backup yet gets an empty generation; with backups, restoring makes it. */
async function join(
  device: Device,
  account: { login: string; password: string; deviceName: string },
): Promise<{ shopId: string; shopName: string }> {
  const joined = await signIn(device.boot, device.api, account)
  await forgetBackOff(device.boot)
  const { active, identity } = await device.boot.state()
  if (active !== undefined || identity === undefined || (await device.api.backups()).length > 0) return joined
  const generation = await emptyGeneration(device.boot, identity.lineage)
  await device.boot.update((now) => (now.active === undefined ? { active: generation } : undefined))
  return joined
}

async function devicesOf({ api }: Device): Promise<DeviceRow[]> {
  const rows = await api.devices()
  return rows
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ deviceId, name, letter, seenAt, current }) => ({
      ...{ deviceId, name, letter, isThis: current },
      ...(seenAt === 0 ? {} : { lastSeenAt: seenAt }),
    }))
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
