import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
  type Dialect,
  type ValueNode,
} from 'kysely'
import { compile, parametersOf, Slot, type Compiled } from '../compile.ts'
import type { Build, Call, Statement } from '../statement.ts'
import type { Tables } from '../tables.ts'

/**
 * Writes what never changes into the SQL itself. SQLite prepares a statement anew at each call when its plan may depend on a
 * bound value: `limit ?` does, and so does `custody = ?` beside an index `where custody = 'managed'`.
 */
class ConstantsInSql extends SqliteQueryCompiler {
  protected override visitValue(node: ValueNode): void {
    const isConstant = typeof node.value === 'number' || typeof node.value === 'string'
    if (isConstant) this.appendImmediateValue(node.value)
    else super.visitValue(node)
  }
}

/** Kysely's SQLite language without a driver: here it only writes SQL, `PreparedStatements` runs it. */
const LANGUAGE: Dialect = {
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new ConstantsInSql(),
}

const BUILD: Build<Record<string, never>> = {
  db: new Kysely<Tables>({ dialect: LANGUAGE }),
  arg: (name) => new Slot(name) as never,
  list: (name) => sql<string>`(select value from json_each(${new Slot(name)}))`,
  hasRowLocks: false,
}

interface Prepared extends Compiled {
  readonly statement: StatementSync
  readonly reads: boolean
}

/** Builds and prepares each statement the first time it is called on this database. */
export class PreparedStatements {
  readonly #db: DatabaseSync
  /** `null`: nothing to do for it. */
  readonly #prepared = new Map<Statement, Prepared | null>()

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  /** The rows of a reading statement, or one row `{ changes }`. */
  execute(call: Call): readonly unknown[] {
    let prepared = this.#prepared.get(call.statement)
    if (prepared === undefined) prepared = this.#prepare(call.statement)
    if (prepared === null) return []
    const values = parametersOf(prepared, call) as SQLInputValue[]
    return prepared.reads ? prepared.statement.all(...values) : [prepared.statement.run(...values)]
  }

  #prepare(statement: Statement): Prepared | null {
    const compiled = compile(statement, BUILD)
    const prepared = compiled === undefined ? null : this.#prepareSql(compiled)
    this.#prepared.set(statement, prepared)
    return prepared
  }

  #prepareSql(compiled: Compiled): Prepared {
    const statement = this.#db.prepare(compiled.sql)
    return { ...compiled, statement, reads: statement.columns().length > 0 }
  }
}
