import { readFileSync, readdirSync } from 'node:fs'
import { PosError } from '../../shared/errors.ts'

/** One step of the schema; the first has number 1. */
export interface SchemaStep {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/**
 * The steps that a database with `done` of them still needs, in order. Throws `schema_newer` for a database that a
 * newer server has written.
 */
export function stepsAfter(done: number, dialect: 'sqlite' | 'postgres'): readonly SchemaStep[] {
  const folder = new URL(`./migrations/${dialect}/`, import.meta.url)
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  if (done > names.length) {
    throw new PosError('schema_newer', `database has version ${done}, this server knows ${names.length}`, {
      hint: 'Start the newer version of the server again.',
    })
  }
  return names.slice(done).map((name, index) => ({
    number: done + index + 1,
    name,
    sql: readFileSync(new URL(name, folder), 'utf8'),
  }))
}
