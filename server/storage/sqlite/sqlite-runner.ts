import { DatabaseSync } from 'node:sqlite'
import type { Runner } from '../runner.ts'
import type { Program } from '../statement.ts'
import { migrate } from './migrate.ts'
import { PreparedStatements } from './prepared.ts'

/**
 * Opens (and makes, and migrates) a SQLite file or `:memory:`. One connection; a program never pauses, so a
 * transaction is over before the next request is looked at, and committed means on disk (`synchronous=FULL`).
 */
export function openSqliteRunner(path: string): Runner {
  const db = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5000 })
  db.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma cache_size = -16000;
    pragma temp_store = memory;
    pragma journal_size_limit = 67108864;
  `)
  migrate(db)
  return new SqliteRunner(db)
}

class SqliteRunner implements Runner {
  readonly #db: DatabaseSync
  readonly #statements: PreparedStatements
  readonly #begin
  readonly #commit
  readonly #rollback

  constructor(db: DatabaseSync) {
    this.#db = db
    this.#statements = new PreparedStatements(db)
    this.#begin = db.prepare('begin immediate')
    this.#commit = db.prepare('commit')
    this.#rollback = db.prepare('rollback')
  }

  async read<Result>(program: Program<Result>): Promise<Result> {
    return this.#steps(program)
  }

  async write<Result>(program: Program<Result>): Promise<Result> {
    this.#begin.run()
    try {
      const result = this.#steps(program)
      this.#commit.run()
      return result
    } catch (error) {
      if (this.#db.isTransaction) this.#rollback.run()
      throw error
    }
  }

  async close(): Promise<void> {
    if (!this.#db.isOpen) return
    this.#db.exec('pragma wal_checkpoint(truncate)')
    this.#db.close()
  }

  #steps<Result>(program: Program<Result>): Result {
    let step = program.next([])
    while (step.done !== true) step = program.next(this.#statements.execute(step.value))
    return step.value
  }
}
