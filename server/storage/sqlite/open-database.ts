import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrate.ts'

/**
 * A sealed object has about 2 KB: on SQLite's own pages of 4 KiB every second one would leave half a page empty. Only a
 * new file gets it.
 */
const PAGE_BYTES = 16_384

/** The log is taken over into the file when it has grown to about this size. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024

/**
 * Opens (and makes, and migrates) a SQLite file or `:memory:`, set so that a committed transaction is on disk. Throws
 * `schema_newer`; the caller closes it.
 */
export function openDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 })
  try {
    db.exec(`
      pragma page_size = ${PAGE_BYTES};
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma wal_autocheckpoint = ${CHECKPOINT_BYTES / PAGE_BYTES};
      pragma journal_size_limit = 67108864;
      pragma cache_size = -16000;
      pragma temp_store = memory;
    `)
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
