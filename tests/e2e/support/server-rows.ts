import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RunningServer } from './server.ts'

/** A row of `sonic_backups`, as far as the tests look. */
export interface StoredBackup {
  readonly number: number
  readonly lineage: string
  readonly root: string
  /** ms UTC; null until the server has checked it. */
  readonly checkedAt: number | null
}

/** The backups that are on the server's disk, oldest first. */
export function storedBackups({ dataDir }: Pick<RunningServer, 'dataDir'>): StoredBackup[] {
  const database = new DatabaseSync(join(dataDir, 'sonic.sqlite'), { readOnly: true, timeout: 5_000 })
  try {
    const sql = 'SELECT number, lineage, root, verified_at AS checkedAt FROM sonic_backups ORDER BY number'
    return database.prepare(sql).all() as unknown as StoredBackup[]
  } finally {
    database.close()
  }
}
