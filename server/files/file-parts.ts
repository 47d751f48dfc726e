import type { ReadableParts } from '../readable/open-backup.ts'
import type { FileWorker } from './file-work.ts'
import type { BackupFolder } from './folder.ts'

/** What the server's backup files are made with. */
export interface FileParts extends ReadableParts {
  readonly folder: BackupFolder
  /** Where a verified copy of each file goes; better on another disk. */
  readonly second: BackupFolder | undefined
  /** Locks the files with it. */
  readonly passphrase: string | undefined
  /** The path of the server's own database; undefined when it is not SQLite in a file. */
  readonly database: string | undefined
  /** Of this server. */
  readonly version: string
  readonly now: () => number
  readonly worker: FileWorker
}
