import type { DatabaseSync } from 'node:sqlite'
import { stepsAfter } from '../read-steps.ts'

/**
 * Brings the schema to this code's version, each step in its own transaction. Throws `schema_newer` for a database
 * that a newer server has written, and changes nothing then.
 */
export function migrate(db: DatabaseSync): void {
  const done = Number(db.prepare('pragma user_version').get()?.['user_version'])
  for (const { number, sql } of stepsAfter(done, 'sqlite')) {
    db.exec(`begin immediate;\n${sql}\npragma user_version = ${number};\ncommit;`)
  }
}
