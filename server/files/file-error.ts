import { PosError, type ErrorCode } from '../../shared/errors.ts'

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  EROFS: 'folder_read_only',
  EACCES: 'folder_read_only',
  EPERM: 'folder_read_only',
  ENOENT: 'folder_missing',
  ENOTDIR: 'folder_missing',
}
const HINTS: Partial<Record<ErrorCode, string>> = {
  disk_full: 'Make room on the disk of the backup folder.',
  folder_read_only: 'Let the server’s user write into the backup folder.',
  folder_missing: 'Make the backup folder, connect its disk, or set BACKUP_DIR right.',
}

/** SQLite's own numbers for a full disk, a read-only one and a file that cannot be opened. */
const SQLITE: Readonly<Record<number, ErrorCode>> = {
  13: 'disk_full',
  8: 'folder_read_only',
  14: 'folder_missing',
}

/** What the system said about a folder or disk, as an error of ours; anything else as it is. */
export function fileError(error: unknown, folder: string): unknown {
  if (error instanceof PosError || !(error instanceof Error)) return error
  const code =
    ('code' in error ? CODES[String(error.code)] : undefined) ??
    ('errcode' in error ? SQLITE[Number(error.errcode) & 0xff] : undefined)
  if (code === undefined) return error
  const hint = HINTS[code]
  return new PosError(code, `${folder}: ${error.message}`, {
    cause: error,
    retryable: true,
    ...(hint === undefined ? {} : { hint }),
  })
}

/** Runs `work` and rethrows what the system says about `folder` as an error of ours. */
export async function withFileErrors<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw fileError(error, folder)
  }
}
