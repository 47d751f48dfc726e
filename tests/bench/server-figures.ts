import type { Bench } from './figures.ts'
import { benchLoad } from './load.ts'
import { benchManyShops } from './many-shops.ts'
import { benchCommits, benchPostgresCommits } from './server-commits.ts'
import { benchThirtyDays } from './thirty-days.ts'

/** How large the server's figures are measured; the closing ones use the defaults of the bench. */
export interface ServerSizes {
  /** Bills of the shop whose days are kept. */
  readonly invoices: number
  readonly days: number
  /** Shops that the server has when its memory is looked at. */
  readonly shops: number
}

/** All figures that need no browser. */
export async function benchServer(bench: Bench, { invoices, days, shops }: ServerSizes): Promise<void> {
  await benchLoad(bench)
  await benchCommits(bench)
  await benchPostgresCommits(bench)
  await benchThirtyDays(bench, invoices, days)
  await benchManyShops(bench, shops)
}
