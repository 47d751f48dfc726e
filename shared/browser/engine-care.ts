import type {
  CreateFilesAnswer,
  FileRow,
  FilesAnswer,
  FileStatistics,
  FullStatusAnswer,
} from '../api/files.ts'
import type { RetentionAnswer, RetentionPolicy } from '../api/retention.ts'
import type { BackupRow } from './engine-backups.ts'
import type { SavedFile } from './engine-files.ts'
import type { OnProgress } from './engine-progress.ts'

export type {
  CreateFilesAnswer,
  FileRow,
  FilesAnswer,
  FileStatistics,
  FullStatusAnswer,
  RetentionAnswer,
  RetentionPolicy,
}

/**
 * What the page asks of the engine about the server's care: names, pins, deletion, retention, readable files. All of it needs the
 * server. What is marked *owner* rejects `owner_needed` when `confirmOwner` is more than ten minutes old.
 */
export interface EngineCare {
  /** Proves the owner to the server; the password stays here. Rejects `wrong_login` and `rate_limited`. */
  confirmOwner(owner: { password: string }): Promise<void>

  /** Backups that were deleted and can be brought back, newest first. */
  listDeletedBackups(): Promise<BackupRow[]>
  /** Gives a backup a name, or takes it away with null. */
  nameBackup(snapshotId: string, name: string | null): Promise<void>
  /** A pinned backup is never deleted. */
  pinBackup(snapshotId: string, isPinned: boolean): Promise<void>
  /** *Owner.* Deletes a backup; it can be brought back for seven days. Rejects `backup_kept` for one that must stay. */
  deleteBackup(snapshotId: string): Promise<void>
  /** Brings a deleted backup back. */
  undeleteBackup(snapshotId: string): Promise<void>
  /** The policy and why each backup is kept. */
  retention(): Promise<RetentionAnswer>
  /** *Owner.* Saves a policy; with `isDryRun` only says what it would do. */
  setRetention(policy: RetentionPolicy, isDryRun: boolean): Promise<RetentionAnswer>

  /** *Owner.* The readable files that the server wrote of this shop. */
  serverFiles(): Promise<FilesAnswer>
  /** *Owner.* Writes them now; resolves when they were read back. Rejects `custody_private` for a shop that the server cannot read. */
  createServerFiles(onProgress?: OnProgress): Promise<CreateFilesAnswer>
  /** *Owner.* Reads a file back from the server's disk and compares; `problem` says what is wrong. */
  verifyServerFile(name: string): Promise<FileRow>
  /** *Owner.* */
  deleteServerFile(name: string): Promise<void>
  /** *Owner.* */
  downloadServerFile(name: string): Promise<SavedFile>
  /** How the server is. */
  serverStatus(): Promise<FullStatusAnswer>
}
