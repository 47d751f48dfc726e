import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrate.ts'

/**
 * Opens (and makes, and migrates) a SQLite file or `:memory:`, set so that a committed transaction is on disk. Throws
 * `schema_newer`; the caller closes it.
 */
export function openDatabase(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 })
  try {
    db.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma wal_autocheckpoint = 4000;
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
