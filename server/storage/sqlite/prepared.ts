import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type Dialect,
} from 'kysely'
import type { Build, Call, Statement } from '../statement.ts'
import type { Tables } from '../tables.ts'

/** Stands for an argument while Kysely builds the SQL. */
class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** Kysely's SQLite language without a driver: here it only writes SQL, `PreparedStatements` runs it. */
const LANGUAGE: Dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}

const BUILD: Build<Record<string, never>> = {
  db: new Kysely<Tables>({ dialect: LANGUAGE }),
  arg: (name) => new Slot(name) as never,
  list: (name) => sql<string>`(select value from json_each(${new Slot(name)}))`,
  hasRowLocks: false,
}

/** What a statement is that this database has nothing to do for. */
const NOTHING = 'nothing'

interface Prepared {
  readonly statement: StatementSync
  readonly reads: boolean
  readonly parameters: readonly unknown[]
}

/** Builds and prepares each statement the first time it is called on this database. */
export class PreparedStatements {
  readonly #db: DatabaseSync
  readonly #prepared = new Map<Statement, Prepared | typeof NOTHING>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  /** The rows of a reading statement, or one row `{ changes }`. */
  execute({ statement, args }: Call): readonly unknown[] {
    const prepared = this.#prepared.get(statement) ?? this.#prepare(statement)
    if (prepared === NOTHING) return []
    const values = prepared.parameters.map((parameter) =>
      parameter instanceof Slot
        ? ((args as Record<string, SQLInputValue>)[parameter.name] ?? null)
        : (parameter as SQLInputValue),
    )
    return prepared.reads ? prepared.statement.all(...values) : [prepared.statement.run(...values)]
  }

  #prepare(statement: Statement): Prepared | typeof NOTHING {
    const prepared = this.#compile(statement)
    this.#prepared.set(statement, prepared)
    return prepared
  }

  #compile(statement: Statement): Prepared | typeof NOTHING {
    const built = statement.build(BUILD as Build<never>)
    if (built === undefined) return NOTHING
    const { sql: text, parameters } = built.compile()
    const compiled = this.#db.prepare(text)
    return { statement: compiled, reads: compiled.columns().length > 0, parameters }
  }
}
