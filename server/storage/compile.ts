import type { Build, Call, Statement } from './statement.ts'

/** Stands for an argument while Kysely builds the SQL. */
export class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** A statement in one database's SQL. Parameters are values, or slots that each call fills. */
export interface Compiled {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** Writes a statement in the SQL of the database that `build` is for; `undefined` when it has nothing to do for it. */
export function compile(statement: Statement, build: Build<Record<string, never>>): Compiled | undefined {
  return statement.build(build as Build<never>)?.compile()
}

/** The parameters of one call, in the statement's order; an argument that was not given is null. */
export function parametersOf({ parameters }: Compiled, { args }: Call): readonly unknown[] {
  return parameters.map((parameter) =>
    parameter instanceof Slot ? ((args as Record<string, unknown>)[parameter.name] ?? null) : parameter,
  )
}
