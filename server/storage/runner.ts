import type { Program } from './statement.ts'

/** A database that runs programs. Each adapter is one of these and nothing more. */
export interface Runner {
  /** Runs a program that only reads; no write of this server comes in between. */
  read<Result>(program: Program<Result>): Promise<Result>
  /** Runs a program as one transaction: on disk when this resolves, without any trace when it rejects. */
  write<Result>(program: Program<Result>): Promise<Result>
  /** Finishes what is under way and closes; calling twice is allowed. */
  close(): Promise<void>
}
