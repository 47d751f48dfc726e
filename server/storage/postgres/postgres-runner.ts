import { setTimeout as wait } from 'node:timers/promises'
import type { Pool, PoolClient, QueryConfig } from 'pg'
import type { Runner } from '../runner.ts'
import type { Call, Program, Statement } from '../statement.ts'
import { judge, QueryFailed, unavailable } from './failure.ts'
import { PreparedQueries } from './prepared-queries.ts'

/** How often the same work is tried in all, and at most how long the second try waits, in milliseconds; doubled each time. */
const TRIES = 6
const FIRST_WAIT_MS = 20

/** After so long nothing is tried again, in milliseconds: whoever asked can do that better. */
const PATIENCE_MS = 3000

/** Each statement sees what was committed before it; what must stay true is locked (`lockShop`). */
const BEGIN_WRITE = 'begin isolation level read committed'
const BEGIN_READ = 'begin isolation level repeatable read read only'

/**
 * The tables that a shop's former key stood in are written anew: a plain vacuum leaves bytes in the gaps of a page. They are small.
 * In the others what is left over is sealed under that key; their rows are cleared.
 */
const VACUUMS = [
  'vacuum full shops, custody_switches, key_slots, pairings, password_resets, retention',
  `vacuum devices, lineages, sonic_objects, sonic_backups, server_files, care_jobs, bad_objects, bad_object_backups`,
]

/** Clearing a large table takes as long as it takes. */
const VACUUM_MS = 24 * 3_600_000

type Make<Result> = () => Program<Result>

/** Runs programs on the connections of a pool, which it closes at the end. */
export class PostgresRunner implements Runner {
  readonly kind = 'postgres'
  readonly #pool: Pool
  readonly #queries = new PreparedQueries()
  /** First statements of programs that were seen to go on with another one. */
  readonly #goesOn = new WeakSet<Statement>()
  #closed: Promise<void> | undefined

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** A single statement sees one state by itself; only a program that goes on needs a transaction for it. */
  read<Result>(make: Make<Result>): Promise<Result> {
    return this.#try(async (client) => {
      const program = make()
      const first = program.next([])
      if (first.done === true) return first.value
      const asked = first.value
      if ('statement' in asked && !this.#goesOn.has(asked.statement)) {
        const second = program.next(await this.#execute(client, asked))
        if (second.done === true) return second.value
        this.#goesOn.add(asked.statement)
      }
      return this.#transaction(client, BEGIN_READ, make)
    })
  }

  write<Result>(make: Make<Result>): Promise<Result> {
    return this.#try((client) => this.#transaction(client, BEGIN_WRITE, make))
  }

  async compact(): Promise<void> {
    await this.#try(async (client) => {
      await client.query('set statement_timeout = 0').catch(failed)
      for (const text of VACUUMS) {
        const vacuum: QueryConfig & { query_timeout: number } = { text, query_timeout: VACUUM_MS }
        await client.query(vacuum).catch(failed)
      }
      await client.query('reset statement_timeout').catch(failed)
    })
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#pool.end())
  }

  /** Does `work` on a connection, and again when the database has undone it. */
  async #try<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const until = performance.now() + PATIENCE_MS
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#withClient(work)
      } catch (error) {
        if (!(error instanceof QueryFailed)) throw error
        const { again, meant } = judge(error.cause)
        const isOver = tries === TRIES || performance.now() > until || this.#closed !== undefined
        if (!again || isOver) throw meant
        await wait(FIRST_WAIT_MS * 2 ** (tries - 1) * Math.random())
      }
    }
  }

  async #withClient<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect().catch(failed)
    let isBroken = false
    try {
      return await work(client)
    } catch (error) {
      isBroken = error instanceof QueryFailed && judge(error.cause).broken
      throw error
    } finally {
      // A connection that is still inside a transaction must not be given to anyone else
      client.release(isBroken || client.getTransactionStatus() !== 'I')
    }
  }

  async #transaction<Result>(client: PoolClient, begin: string, make: Make<Result>): Promise<Result> {
    const begun = client.query(begin).catch(failed)
    begun.catch(() => undefined) // what follows it fails too
    let result: Result
    try {
      result = await this.#steps(client, make())
      await begun
    } catch (error) {
      await client.query('rollback').catch(() => undefined) // a broken connection has rolled back already
      throw error
    }
    await this.#commit(client)
    return result
  }

  /**
   * Once the commit was sent, only its answer tells what became of it. Without one the work may be on disk or not:
   * trying it again here could do it twice, so whoever asked is told, and asks again with what makes a repeat harmless
   * (a commit by its snapshotId, an object by its id, a device by its deviceId).
   */
  async #commit(client: PoolClient): Promise<void> {
    const { command } = await client.query('commit').catch((error: unknown) => {
      const { again, broken } = judge(error)
      if (again && !broken) throw new QueryFailed(error)
      throw unavailable('was lost while it was writing', error)
    })
    if (command !== 'COMMIT')
      throw new Error('the database has rolled back a transaction that it had not refused')
  }

  async #steps<Result>(client: PoolClient, program: Program<Result>): Promise<Result> {
    let step = program.next([])
    while (step.done !== true) {
      const asked = step.value
      const isOne = 'statement' in asked
      step = program.next(await (isOne ? this.#execute(client, asked) : this.#executeAll(client, asked)))
    }
    return step.value
  }

  /** All are on their way before the first answer; each is answered before this goes on, also when one has failed. */
  async #executeAll(client: PoolClient, calls: readonly Call[]): Promise<readonly (readonly unknown[])[]> {
    const answers = await Promise.allSettled(calls.map((call) => this.#execute(client, call)))
    return answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason
      return answer.value
    })
  }

  async #execute(client: PoolClient, call: Call): Promise<readonly unknown[]> {
    const query = this.#queries.queryOf(call)
    if (query === undefined) return []
    const { fields, rows, rowCount } = await client.query<Record<string, unknown>>(query).catch(failed)
    return fields.length > 0 ? rows : [{ changes: rowCount ?? 0 }]
  }
}

function failed(error: unknown): never {
  throw new QueryFailed(error)
}
