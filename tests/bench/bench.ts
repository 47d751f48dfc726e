import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeOldBackup } from '../e2e/support/old-backup.ts'
import { ROOT, startServer } from '../e2e/support/server.ts'
import { commitsPerSecond } from './commits.ts'
import { benchFirstTill } from './first-till.ts'
import type { Figures } from './figures.ts'
import { benchNewTills } from './new-tills.ts'
import { rawSqliteCommitsPerSecond } from './raw-sqlite.ts'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Bills in the old backup; 0 = all that there are. */
    invoices: { type: 'string', default: '0' },
    /** How many new devices restore it. */
    restores: { type: 'string', default: '10' },
    file: { type: 'string' },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'sonic-bench-'))
const figures: Figures = {}
try {
  const dist = join(folder, 'dist')
  cpSync(process.env['DIST_DIR'] ?? join(ROOT, 'dist'), dist, { recursive: true })
  say('making the backup of the old POS')
  const file = options.file ?? makeOldBackup(folder, Number(options.invoices))
  const port = await freePort()
  const start = () =>
    startServer(join(folder, 'server'), port, 'server/main.ts', { DIST_DIR: dist, LOG_LEVEL: 'error' })
  mkdirSync(join(folder, 'server'))
  const bench = { folder, dist, file, port, start, say, figures }
  await benchCommits()
  await benchFirstTill(bench)
  await benchNewTills(bench, Number(options.restores))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
print()

/** Ours and bare SQLite in turn, so that the machine's moods meet both. */
async function benchCommits(): Promise<void> {
  say('commits')
  const data = join(folder, 'commits')
  mkdirSync(data)
  const server = await startServer(data, 0, 'server/main.ts', { LOG_LEVEL: 'error' })
  const [ours, raw]: [number[], number[]] = [[], []]
  // A server that has just started still compiles its code.
  await commitsPerSecond(server.url, 10, 40)
  for (let round = 0; round < 5; round++) {
    ours.push(await commitsPerSecond(server.url, 10, 40))
    raw.push(rawSqliteCommitsPerSecond(mkdtempSync(join(folder, 'raw-')), 400))
  }
  await server.stop()
  figures['commits_per_s'] = middle(ours)
  figures['raw_sqlite_commits_per_s'] = middle(raw)
}

/** The same address all the time: a browser's data belong to it. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

function middle(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
}

function say(what: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`)
}

function print(): void {
  if (options.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  else
    for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name.padEnd(34)} ${value}\n`)
}
