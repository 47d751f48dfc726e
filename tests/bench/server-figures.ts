import type { Bench } from './figures.ts'
import { benchCommits, benchPostgresCommits } from './server-commits.ts'

/** How large the server's figures are measured; the closing ones use the defaults of the bench. */
export interface ServerSizes {
  readonly invoices: number
  readonly days: number
  readonly shops: number
}

/** All figures that need no browser. */
export async function benchServer(bench: Bench, _sizes: ServerSizes): Promise<void> {
  await benchCommits(bench)
  await benchPostgresCommits(bench)
}
