import { DatabaseSync } from 'node:sqlite'
import { PosError } from '../../../shared/errors.ts'

/**
 * Says that this process is the one server of a SQLite file, until it is let go or the process ends in whatever way.
 * Throws `server_busy` when another server holds it. Other programs may still read and write the file.
 *
 * It is a lock of the operating system on a file beside the database, taken through SQLite because Node has none of
 * its own. That file stays: deleting it would let two servers hold two files of one name.
 */
export function holdFile(path: string): { release(): void } {
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 })
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && 'errcode' in error && error.errcode === 5)) throw error
    throw new PosError('server_busy', `another server uses ${path}`, {
      cause: error,
      hint: 'End that server first, or give this one a DATA_DIR of its own. Several servers share a PostgreSQL database: set DATABASE_URL.',
    })
  }
  return {
    release() {
      if (lock.isOpen) lock.close()
    },
  }
}
