import type { Compilable, Kysely, RawBuilder } from 'kysely'
import type { Tables } from './tables.ts'

/** What a statement may use: the tables, its named arguments, and a list argument as something `in` accepts. */
export interface Build<Args> {
  readonly db: Kysely<Tables>
  /** The value that argument `name` will have when the statement runs. */
  readonly arg: <Name extends keyof Args & string>(name: Name) => Args[Name]
  /** The strings of an argument that is a JSON list of them: `where('id', 'in', list('ids'))`. */
  readonly list: (name: keyof Args & string) => RawBuilder<string>
  /** Whether transactions run side by side, so that rows must be locked; false where one write follows the other. */
  readonly hasRowLocks: boolean
}

/**
 * One SQL statement, built by Kysely once per database and prepared once; only its arguments change. `undefined`: this
 * database has nothing to do for it, and it answers no rows.
 */
export interface Statement<Args = never, Row = unknown> {
  readonly build: (using: Build<Args>) => Compilable<Row> | undefined
}

/** A statement with its arguments, as a program hands it to whoever runs it. */
export interface Call {
  readonly statement: Statement
  readonly args: object
}

/**
 * A piece of work on the database: it yields a call and is given its rows, or calls that do not wait for each other
 * and is given the rows of each. The same program runs without a pause on
 * SQLite and with awaits on a network database, so transactions never interleave on the one connection.
 */
export type Program<Result> = Generator<Call | readonly Call[], Result, readonly unknown[]>

/** Names a statement and its arguments: `statement<{ id: string }>()(({ db, arg }) => …)`. */
export function statement<Args extends object>() {
  return <Row>(build: Statement<Args, Row>['build']): Statement<Args, Row> => ({ build })
}

/** All rows of a reading statement. */
export function* all<Args extends object, Row>(
  of: Statement<Args, Row>,
  args: Args,
): Program<readonly Row[]> {
  return (yield { statement: of, args }) as readonly Row[]
}

/** The first row of a reading statement, or `undefined`. */
export function* one<Args extends object, Row>(
  of: Statement<Args, Row>,
  args: Args,
): Program<Row | undefined> {
  return ((yield { statement: of, args }) as readonly Row[])[0]
}

/** How many rows a writing statement changed. */
export function* run<Args extends object, Row>(of: Statement<Args, Row>, args: Args): Program<number> {
  const [result] = (yield { statement: of, args }) as readonly { changes: number }[]
  return result?.changes ?? 0
}

/** `run` for each of these, in order, without waiting in between; how many rows each changed. */
export function* runEach<Args extends object, Row>(
  of: Statement<Args, Row>,
  argsOfEach: readonly Args[],
): Program<readonly number[]> {
  if (argsOfEach.length === 0) return []
  const results = (yield argsOfEach.map((args) => ({ statement: of, args }))) as readonly (readonly {
    changes: number
  }[])[]
  return results.map(([result]) => result?.changes ?? 0)
}
