import { readFileSync, readdirSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { PosError } from '../../../shared/errors.ts'

const FOLDER = new URL('../migrations/sqlite/', import.meta.url)

/**
 * Brings the schema to this code's version, each step in its own transaction. Throws `schema_newer` for a database
 * that a newer server has written, and changes nothing then.
 */
export function migrate(db: DatabaseSync): void {
  const steps = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const done = Number(db.prepare('pragma user_version').get()?.['user_version'])
  if (done > steps.length) {
    throw new PosError('schema_newer', `database has version ${done}, this server knows ${steps.length}`, {
      hint: 'Start the newer version of the server again.',
    })
  }
  for (const [index, name] of steps.entries()) {
    if (index < done) continue
    const text = readFileSync(new URL(name, FOLDER), 'utf8')
    db.exec(`begin immediate;\n${text}\npragma user_version = ${index + 1};\ncommit;`)
  }
}
