import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Rows of 2.5 KB in one commit beside its manifest and its `sonic_backups` row. */
export const OBJECTS_IN_COMMIT = 12

/**
 * How many transactions a second bare node:sqlite does on this disk: WAL, synchronous=FULL, 14 rows each (12 objects of 2.5 KB, a
 * manifest of 2.5 KB, a small row). The yardstick for the server's commits.
 */
export function rawSqliteCommitsPerSecond(folder: string, commits: number): number {
  const db = new DatabaseSync(join(folder, 'raw.sqlite'))
  db.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE objects (shop TEXT, id TEXT, body BLOB, PRIMARY KEY (shop, id)) WITHOUT ROWID; CREATE TABLE backups (shop TEXT, number INTEGER, head TEXT, PRIMARY KEY (shop, number)) WITHOUT ROWID',
  )
  const putObject = db.prepare('INSERT INTO objects VALUES (?, ?, ?)')
  const putBackup = db.prepare('INSERT INTO backups VALUES (?, ?, ?)')
  const body = randomBytes(2560)
  const started = performance.now()
  for (let number = 0; number < commits; number++) {
    db.exec('BEGIN IMMEDIATE')
    for (let object = 0; object <= OBJECTS_IN_COMMIT; object++)
      putObject.run('shop', randomBytes(32).toString('base64url'), body)
    putBackup.run('shop', number, randomBytes(16).toString('hex'))
    db.exec('COMMIT')
  }
  const seconds = (performance.now() - started) / 1000
  db.close()
  return commits / seconds
}
