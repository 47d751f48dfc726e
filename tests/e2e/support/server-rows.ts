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

/** Adds a second till to a shop whose server is not running: last heard so long ago, with so many documents waiting there. */
export function addSilentTill(
  { dataDir }: Pick<RunningServer, 'dataDir'>,
  till: { name: string; silentMs: number; waiting: number },
): void {
  const database = new DatabaseSync(join(dataDir, 'sonic.sqlite'), { timeout: 5_000 })
  const at = Date.now() - till.silentMs
  try {
    const sql = `INSERT INTO devices (shop_id, device_id, name, letter, token_hash, created_at, seen_at, waiting_docs, waiting_at)
      SELECT shop_id, 'till-b', ?, 'B', 'nobody', ?, ?, ?, ? FROM shops`
    database.prepare(sql).run(till.name, at, at, till.waiting, at)
  } finally {
    database.close()
  }
}
