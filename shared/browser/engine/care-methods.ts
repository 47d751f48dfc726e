import type { CreateFilesAnswer } from '../../api/files.ts'
import { PosError } from '../../errors.ts'
import { passwordSecrets } from '../../keys/password.ts'
import { identityOf } from '../account/key-slots.ts'
import type { Device } from '../device.ts'
import type { OnProgress } from '../engine-api.ts'
import type { EngineCare } from '../engine-care.ts'
import { listBackups } from '../restore/server-backups.ts'
import type { EngineContext } from './engine-context.ts'
import { fileProgress } from './file-progress.ts'

/** How often a running file job is asked how far it is. */
const ASK_EVERY_MS = 700

/** These methods over a context. */
export function careMethods({ onDevice }: EngineContext): EngineCare {
  return {
    confirmOwner: ({ password }) => onDevice((device) => confirmOwner(device, password)),
    listDeletedBackups: () => onDevice((device) => listBackups(device, { deleted: true })),
    nameBackup: (id, name) => onDevice(({ api }) => api.patchBackup(id, { name })),
    pinBackup: (id, pinned) => onDevice(({ api }) => api.patchBackup(id, { pinned })),
    deleteBackup: (id) => onDevice(({ api }) => api.deleteBackup(id)),
    undeleteBackup: (id) => onDevice(({ api }) => api.undeleteBackup(id)),
    retention: () => onDevice(({ api }) => api.retention()),
    setRetention: (policy, dryRun) => onDevice(({ api }) => api.putRetention({ policy, dryRun })),
    serverFiles: () => onDevice(({ api }) => api.files()),
    createServerFiles: (onProgress) => onDevice((device) => createFiles(device, onProgress)),
    verifyServerFile: (name) => onDevice(({ api }) => api.verifyFile(name)),
    deleteServerFile: (name) => onDevice(({ api }) => api.deleteFile(name)),
    downloadServerFile: (name) => onDevice(async ({ api }) => ({ name, blob: await api.downloadFile(name) })),
    serverStatus: () => onDevice(({ api }) => api.serverStatus()),
  }
}

async function confirmOwner({ boot, api }: Device, password: string): Promise<void> {
  const { login } = identityOf(await boot.state())
  if (login === undefined) throw new PosError('token_unknown', 'this device is not signed in')
  const { salt, kdf } = await api.loginParams(login)
  const { auth } = await passwordSecrets(password, salt, kdf)
  await api.confirmOwner({ auth })
}

/** The answer comes when all is done; meanwhile the server is asked how far it is. */
async function createFiles(
  { api }: Device,
  onProgress: OnProgress = () => undefined,
): Promise<CreateFilesAnswer> {
  let isDone = false
  const asking = setInterval(() => {
    api.files().then(
      ({ running }) => running !== null && !isDone && onProgress(fileProgress(running)),
      () => undefined, // how far it is matters less than that it goes on; the answer itself tells what failed
    )
  }, ASK_EVERY_MS)
  try {
    return await api.createFiles()
  } finally {
    isDone = true
    clearInterval(asking)
  }
}
