import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { parsePostgresUrl } from '../../server/storage/database-place.ts'
import { startPostgres } from '../contract/postgres.ts'
import { startServer } from '../e2e/support/server.ts'
import { addShops } from './add-shops.ts'
import { runCommits } from './commits.ts'
import { type Bench, percentile, rounded } from './figures.ts'
import { fsyncMs } from './fsync.ts'
import { rawSqliteCommitsPerSecond } from './raw-sqlite.ts'
import { median } from './till.ts'

const ROUNDS = 5
const COMMITS = 400
const QUIET = { LOG_LEVEL: 'error' }

/** Commits at 10 and 100 connections, and bare SQLite in turn, so that the machine's moods meet all of them. */
export async function benchCommits({ folder, figures, say }: Bench): Promise<void> {
  const data = join(folder, 'commits')
  const devices = await addShops(data, 100)
  const few = devices.slice(0, 10)
  const server = await startServer(data, 0, 'server/main.ts', QUIET)
  const ten: number[] = []
  const hundred: number[] = []
  const raw: number[] = []
  const fsync: number[] = []
  const times: number[] = []
  // A server that has just started still compiles its code.
  await runCommits(server.url, few, COMMITS / 10)
  for (let round = 1; round <= ROUNDS; round++) {
    say(`commits, round ${round} of ${ROUNDS}`)
    const run = await runCommits(server.url, few, COMMITS / 10)
    ten.push(run.perSecond)
    times.push(...run.times)
    raw.push(rawSqliteCommitsPerSecond(mkdtempSync(join(folder, 'raw-')), COMMITS))
    hundred.push((await runCommits(server.url, devices, (2 * COMMITS) / 100)).perSecond)
    fsync.push(fsyncMs(folder))
  }
  await server.stop()
  figures['fsync_ms'] = rounded(median(fsync))
  figures['raw_sqlite_commits_per_s'] = rounded(median(raw))
  figures['commits_per_s'] = rounded(median(ten))
  figures['commit_p99_ms'] = rounded(percentile(times, 0.99))
  figures['commits_per_s_c100'] = rounded(median(hundred))
}

/** The same at 10 connections on a real PostgreSQL, which keeps its data on the same disk. */
export async function benchPostgresCommits({ folder, figures, say }: Bench): Promise<void> {
  say('commits on PostgreSQL')
  const postgres = await startPostgres()
  try {
    const DATABASE_URL = await postgres.createDatabase()
    const data = join(folder, 'pg-commits')
    const devices = await addShops(data, 10, parsePostgresUrl(DATABASE_URL, 'DATABASE_URL'))
    const server = await startServer(data, 0, 'server/main.ts', { ...QUIET, DATABASE_URL })
    await runCommits(server.url, devices, COMMITS / 10)
    const runs: number[] = []
    for (let round = 0; round < ROUNDS; round++)
      runs.push((await runCommits(server.url, devices, COMMITS / 10)).perSecond)
    await server.stop()
    figures['pg_commits_per_s'] = rounded(median(runs))
  } finally {
    await postgres.remove()
  }
}
