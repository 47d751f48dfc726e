import type { Program } from './statement.ts'

/**
 * A database that runs programs. Each adapter is one of these and nothing more.
 *
 * It is given what makes the program, not the program: a network database may have to begin again (a serialisation
 * failure, a connection that broke), so making it must have no effect but its statements.
 *
 * What the database itself could not do rejects with a `PosError` that is `retryable`: `storage_unavailable`,
 * `server_busy`, `server_storage_full`, `server_storage_read_only`. It says nothing about the data that was asked for.
 */
export interface Runner {
  readonly kind: 'sqlite' | 'postgres'
  /** Runs a program that only reads, on one state of the database: no write comes in between. */
  read<Result>(make: () => Program<Result>): Promise<Result>
  /**
   * Runs a program as one transaction: on disk when this resolves, without any trace when it rejects; except that
   * `storage_unavailable` from a network database may mean that the answer to the commit was lost, so a caller
   * repeats what it can repeat.
   */
  write<Result>(make: () => Program<Result>): Promise<Result>
  /**
   * Leaves nothing of what was deleted before in the files of the database. The longer the larger it is; meanwhile others wait, on
   * SQLite all of them. Throws `server_busy` when another program holds the database open.
   */
  compact(): Promise<void>
  /** Finishes what is under way and closes; calling twice is allowed. */
  close(): Promise<void>
}
