import { createHash } from 'node:crypto'
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Dialect,
} from 'kysely'
import type { QueryConfig } from 'pg'
import { compile, parametersOf, Slot, type Compiled } from '../compile.ts'
import type { Build, Call, Statement } from '../statement.ts'
import type { Tables } from '../tables.ts'

/** Kysely's PostgreSQL language without a driver: here it only writes SQL. */
const LANGUAGE: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

const BUILD: Build<Record<string, never>> = {
  db: new Kysely<Tables>({ dialect: LANGUAGE }),
  arg: (name) => new Slot(name) as never,
  list: (name) => sql<string>`(select value from json_array_elements_text(cast(${new Slot(name)} as json)))`,
  hasRowLocks: true,
}

interface Named extends Compiled {
  readonly name: string
}

/** Writes each statement's SQL once, under a name by which every connection prepares it once. */
export class PreparedQueries {
  /** `null`: nothing to do for it. */
  readonly #named = new Map<Statement, Named | null>()

  /** What the driver runs for a call; `undefined` when there is nothing to do. */
  queryOf(call: Call): QueryConfig<unknown[]> | undefined {
    let named = this.#named.get(call.statement)
    if (named === undefined) {
      named = nameIt(compile(call.statement, BUILD))
      this.#named.set(call.statement, named)
    }
    if (named === null) return undefined
    return { name: named.name, text: named.sql, values: [...parametersOf(named, call)] }
  }
}

/** The same text has the same name on every server, so that a pooler in between may share connections. */
function nameIt(compiled: Compiled | undefined): Named | null {
  if (compiled === undefined) return null
  const name = `sonic_${createHash('sha256').update(compiled.sql).digest('hex').slice(0, 24)}`
  return { ...compiled, name }
}
