import { PosError, type ErrorCode } from '../../../shared/errors.ts'

/** After how long a device may ask again, in seconds: somebody has to look at the disk first. */
const RETRY_AFTER_S = 30

interface Meaning {
  readonly code: ErrorCode
  readonly message: string
  readonly hint: string
}

const NOT_WRITABLE: Meaning = {
  code: 'server_storage_read_only',
  message: 'the database file cannot be written',
  hint: 'Give the server’s user the right to write its data folder, and look whether the disk is mounted read-only or failing. Nothing is lost: devices keep what they have and try again.',
}

/** What SQLite's result codes about the disk mean: extended ones first, then primary ones. */
const OF_THE_DISK: Readonly<Record<number, Meaning>> = {
  778: NOT_WRITABLE, // SQLITE_IOERR_WRITE
  1034: NOT_WRITABLE, // SQLITE_IOERR_FSYNC
  1546: NOT_WRITABLE, // SQLITE_IOERR_TRUNCATE
  // SQLITE_BUSY: another process has held the file for longer than the time allowed
  5: {
    code: 'server_busy',
    message: 'another program holds the database',
    hint: 'End the other program that has the database file open.',
  },
  8: NOT_WRITABLE, // SQLITE_READONLY
  // SQLITE_FULL
  13: {
    code: 'server_storage_full',
    message: 'the server has no room left',
    hint: 'Make room on the server’s disk. Nothing is lost: devices keep what they have and try again.',
  },
}

/** What a failure of SQLite means to whoever asked; any other error stays what it is. */
export function sqliteFailure(error: unknown): unknown {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return error
  const meant = OF_THE_DISK[error.errcode] ?? OF_THE_DISK[error.errcode & 0xff]
  if (meant === undefined) return error
  const { code, message, hint } = meant
  const values = { retryAfterS: RETRY_AFTER_S }
  return new PosError(code, message, { cause: error, retryable: true, hint, values })
}
