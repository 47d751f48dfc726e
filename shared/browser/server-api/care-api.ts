import { CreateFilesAnswer, FileRow, FilesAnswer, FullStatusAnswer } from '../../api/files.ts'
import {
  OwnerAnswer,
  RetentionAnswer,
  type BackupPatch,
  type OwnerRequest,
  type RetentionRequest,
} from '../../api/retention.ts'
import { ask, askJson, type ServerCall } from './server-call.ts'

/** Writing and reading back the files of a large shop takes minutes. */
const FILES_PATIENCE_MS = 30 * 60_000

/** The server's care for backups, as an owner asks for it. Throws as `ServerApi`, and `owner_needed` where the owner must be confirmed first. */
export interface CareApi {
  /** Confirms the owner for this device; resolves to the time until which it holds. Throws `wrong_login`. */
  confirmOwner(request: OwnerRequest): Promise<number>
  patchBackup(snapshotId: string, patch: BackupPatch): Promise<void>
  deleteBackup(snapshotId: string): Promise<void>
  undeleteBackup(snapshotId: string): Promise<void>
  retention(): Promise<RetentionAnswer>
  putRetention(request: RetentionRequest): Promise<RetentionAnswer>
  files(): Promise<FilesAnswer>
  /** Resolves when the files are written and were read back. */
  createFiles(): Promise<CreateFilesAnswer>
  verifyFile(name: string): Promise<FileRow>
  deleteFile(name: string): Promise<void>
  /** The whole file. */
  downloadFile(name: string): Promise<Blob>
  serverStatus(): Promise<FullStatusAnswer>
}

/** These calls over `call`. */
export function createCareApi(call: ServerCall): CareApi {
  const patient = { ...call, patienceMs: Math.max(call.patienceMs ?? 0, FILES_PATIENCE_MS) }
  return {
    confirmOwner: async (json) =>
      (await askJson(call, { method: 'POST', path: '/api/owner', json }, OwnerAnswer)).until,
    async patchBackup(id, json) {
      await ask(call, { method: 'PATCH', path: backup(id), json })
    },
    async deleteBackup(id) {
      await ask(call, { method: 'DELETE', path: backup(id) })
    },
    async undeleteBackup(id) {
      await ask(call, { method: 'POST', path: `${backup(id)}/undelete` })
    },
    retention: () => askJson(call, { method: 'GET', path: '/api/retention' }, RetentionAnswer),
    putRetention: (json) => askJson(call, { method: 'PUT', path: '/api/retention', json }, RetentionAnswer),
    files: () => askJson(call, { method: 'GET', path: '/api/files' }, FilesAnswer),
    createFiles: () =>
      askJson(patient, { method: 'POST', path: '/api/backup/create', json: {} }, CreateFilesAnswer),
    verifyFile: (name) => askJson(patient, { method: 'POST', path: `${file(name)}/verify` }, FileRow),
    async deleteFile(name) {
      await ask(call, { method: 'DELETE', path: file(name) })
    },
    downloadFile: async (name) => (await ask(patient, { method: 'GET', path: file(name) })).blob(),
    serverStatus: () => askJson(call, { method: 'GET', path: '/api/status' }, FullStatusAnswer),
  }
}

function backup(snapshotId: string): string {
  return `/api/backups/${encodeURIComponent(snapshotId)}`
}

function file(name: string): string {
  return `/api/files/${encodeURIComponent(name)}`
}
