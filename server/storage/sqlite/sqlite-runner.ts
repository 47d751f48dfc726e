import type { DatabaseSync } from 'node:sqlite'
import type { Runner } from '../runner.ts'
import type { Program } from '../statement.ts'
import { GroupCommit } from './group-commit.ts'
import { openDatabase } from './open-database.ts'
import { PreparedStatements } from './prepared.ts'
import { compactFile } from './compact-file.ts'
import { sqliteFailure } from './sqlite-failure.ts'

/** Opens (and makes, and migrates) a SQLite file or `:memory:`. Throws `schema_newer`. */
export function openSqliteRunner(path: string): Runner {
  return createSqliteRunner(openDatabase(path))
}

/**
 * Runs programs on an open database and closes it at the end. One connection; a program never pauses, so a
 * transaction is over before the next request is looked at, and committed means on disk (`synchronous=FULL`).
 */
export function createSqliteRunner(db: DatabaseSync): Runner {
  const statements = new PreparedStatements(db)
  const group = new GroupCommit(db)
  return {
    kind: 'sqlite',
    read: (make) => told(async () => runSteps(statements, make())),
    write: (make) => told(() => group.add(() => runSteps(statements, make()))),
    compact: () => told(async () => compactFile(db, () => group.flush())),
    async close() {
      if (!db.isOpen) return
      group.flush()
      db.exec('pragma wal_checkpoint(truncate)')
      db.close()
    },
  }
}

async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw sqliteFailure(error)
  }
}

function runSteps<Result>(statements: PreparedStatements, program: Program<Result>): Result {
  let step = program.next([])
  while (step.done !== true) {
    const asked = step.value
    const isOne = 'statement' in asked
    step = program.next(isOne ? statements.execute(asked) : asked.map((call) => statements.execute(call)))
  }
  return step.value
}
