import type { EngineApi } from '../engine-api.ts'
import { exportLegacyFile, importLegacyFile } from '../legacy-flow.ts'
import { previewLegacy } from '../legacy/preview-legacy.ts'
import { packageSource, wholePackageSource } from '../package-file/package-source.ts'
import { savePackageFile } from '../package-file/save-package-file.ts'
import { checkRestored } from '../restore/check-restored.ts'
import { giveUpRestore } from '../restore/give-up-restore.ts'
import { restoreShop } from '../restore/restore-shop.ts'
import { listBackups, previewSource, serverSource } from '../restore/server-backups.ts'
import type { EngineContext } from './engine-context.ts'

/** The methods that bring a shop back, from the server or a file, and that write files. */
export type RestoreMethods = Pick<
  EngineApi,
  | 'listBackups'
  | 'previewBackup'
  | 'restoreBackup'
  | 'giveUpRestore'
  | 'checkRestored'
  | 'saveBackupFile'
  | 'previewBackupFile'
  | 'restoreBackupFile'
  | 'previewLegacy'
  | 'importLegacy'
  | 'exportLegacy'
>

/** These methods over a context. */
export function restoreMethods({ onDevice, changing }: EngineContext): RestoreMethods {
  return {
    listBackups: () => onDevice(listBackups),
    previewBackup: (id) => onDevice(async (device) => previewSource(device, await serverSource(device, id))),
    restoreBackup: (id, onProgress) =>
      changing(async (device) => restoreShop(device, await serverSource(device, id, onProgress))),
    giveUpRestore: () => changing(giveUpRestore),
    checkRestored: (onProgress) => changing((device) => checkRestored(device, onProgress)),
    saveBackupFile: (onProgress) => onDevice((device) => savePackageFile(device, onProgress)),
    previewBackupFile: (file, secret, onProgress) =>
      onDevice(async (device) => {
        const source = await wholePackageSource(device, file, secret, onProgress)
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
  }
}
