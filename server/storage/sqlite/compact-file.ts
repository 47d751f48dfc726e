import type { DatabaseSync } from 'node:sqlite'
import { PosError } from '../../../shared/errors.ts'

/**
 * Writes the whole database anew, so that nothing of what was deleted is left in free pages, and empties the log. `flush` ends
 * what is under way. Throws `server_busy` when another program reads it just now.
 */
export function compactFile(db: DatabaseSync, flush: () => void): void {
  flush()
  // In memory the copy would be as large as the database
  db.exec('pragma temp_store = file')
  try {
    db.exec('vacuum')
  } finally {
    db.exec('pragma temp_store = memory')
  }
  const { busy } = db.prepare('pragma wal_checkpoint(truncate)').get() ?? {}
  if (busy === 0) return
  throw new PosError('server_busy', 'another program reads the database: its log keeps what was deleted', {
    retryable: true,
    values: { retryAfterS: 5 },
  })
}
