import { proxy, wrap } from 'comlink'
import { errorFromWire } from '../../shared/error-wire.ts'
import { openStatusChannel } from '../../shared/browser/status-channel.ts'
import { requestSyncWhileWaiting } from './service-worker.ts'
import type { BackupStatus, EngineApi, OnProgress } from '../../shared/browser/engine-api.ts'
import type { EngineMethod, EngineWire, ValueOf } from '../worker/engine-wire.ts'

/** The engine as the page sees it, and the worker behind it. */
export interface EngineHandle {
  readonly engine: EngineApi
  /** Stops the worker. Jobs that were running are cut off, as by a kill; the next start goes on with them. */
  close(): void
}

/** Starts the engine in a worker of its own, so that the page's thread stays free. */
export function openEngine(): EngineHandle {
  const worker = new Worker(new URL('../worker/engine-worker.ts', import.meta.url), {
    type: 'module',
    name: 'sonic-engine',
  })
  const remote = wrap<EngineWire>(worker)
  const call: EngineWire['call'] = (method, args, onProgress) =>
    onProgress === undefined ? remote.call(method, args) : remote.call(method, args, proxy(onProgress))
  const engine = engineOver(call)
  const stopAsking = requestSyncWhileWaiting(engine)
  return {
    engine,
    close() {
      stopAsking()
      worker.terminate()
    },
  }
}

/** An `EngineApi` over one `call`: errors are `PosError`s again, and `onStatus` listens to the device's status channel. */
export function engineOver(call: EngineWire['call']): EngineApi {
  const method =
    <M extends EngineMethod>(name: M) =>
    async (...args: readonly unknown[]): Promise<ValueOf<M>> => {
      const last = args.at(-1)
      const onProgress = typeof last === 'function' ? (last as OnProgress) : undefined
      const outcome = await call(name, onProgress === undefined ? args : args.slice(0, -1), onProgress)
      if (outcome.ok) return outcome.value as ValueOf<M>
      throw errorFromWire(outcome.error)
    }
  const status = method('status')
  return {
    ...(Object.fromEntries(METHODS.map((name) => [name, method(name)])) as unknown as Omit<
      EngineApi,
      'onStatus'
    >),
    onStatus: (listener) => listenToStatus(status, listener),
  }
}

function listenToStatus(
  status: () => Promise<BackupStatus>,
  listener: (status: BackupStatus) => void,
): () => void {
  const channel = openStatusChannel()
  let isOpen = true
  const tell = (sending?: BackupStatus['sending']): void => {
    status()
      .then((now) => isOpen && listener(sending === undefined ? now : { ...now, sending }))
      .catch(() => undefined)
  }
  channel.listen(tell)
  tell()
  return () => {
    isOpen = false
    channel.close()
  }
}

const METHODS = Object.keys({
  wake: 0,
  backupNow: 0,
  status: 0,
  createShop: 0,
  createAccount: 0,
  signIn: 0,
  signOut: 0,
  alarm: 0,
  setAlarm: 0,
  receiveAlarms: 0,
  stopAlarms: 0,
  testAlarm: 0,
  listDevices: 0,
  renameDevice: 0,
  revokeDevice: 0,
  pairingNeedsSecret: 0,
  createPairing: 0,
  shownPairing: 0,
  withdrawPairing: 0,
  joinByPairing: 0,
  listBackups: 0,
  previewBackup: 0,
  restoreBackup: 0,
  giveUpRestore: 0,
  checkRestored: 0,
  saveBackupFile: 0,
  previewBackupFile: 0,
  restoreBackupFile: 0,
  previewLegacy: 0,
  importLegacy: 0,
  exportLegacy: 0,
  recoveryCode: 0,
  confirmRecoveryCode: 0,
  resetPin: 0,
  storage: 0,
  confirmOwner: 0,
  changePassword: 0,
  claimReset: 0,
  listActs: 0,
  signInByCode: 0,
  listDeletedBackups: 0,
  nameBackup: 0,
  pinBackup: 0,
  deleteBackup: 0,
  undeleteBackup: 0,
  retention: 0,
  setRetention: 0,
  serverFiles: 0,
  createServerFiles: 0,
  verifyServerFile: 0,
  deleteServerFile: 0,
  downloadServerFile: 0,
  serverStatus: 0,
  freeRoom: 0,
  dropCopy: 0,
  wayBack: 0,
  goBack: 0,
  custody: 0,
  custodyCost: 0,
  prepareCustody: 0,
  switchToPrivate: 0,
  resumeCustody: 0,
  cancelCustody: 0,
} satisfies Record<EngineMethod, 0>) as EngineMethod[]
