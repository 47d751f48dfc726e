import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeOldBackup } from '../e2e/support/old-backup.ts'
import { ROOT, startServer } from '../e2e/support/server.ts'
import type { Bench, Figures } from './figures.ts'
import { benchLoad } from './load.ts'
import { benchServer } from './server-figures.ts'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** `server`, `till`, or `load` alone of the server's: only those figures. */
    only: { type: 'string' },
    /** Bills in the old backup; 0 = all that there are. */
    invoices: { type: 'string', default: '0' },
    /** How many new devices restore it. */
    restores: { type: 'string', default: '10' },
    file: { type: 'string' },
    /** Bills of the shop whose thirty days are kept. */
    'shop-invoices': { type: 'string', default: '6000' },
    days: { type: 'string', default: '30' },
    /** How many shops the server has when its memory is looked at. */
    shops: { type: 'string', default: '10000' },
  },
})
const { only } = options
if (only !== undefined && only !== 'server' && only !== 'till' && only !== 'load') {
  process.stderr.write(`--only takes server, till or load, not ${only}\n`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'sonic-bench-'))
const figures: Figures = {}
const bench: Bench = { folder, figures, say }
try {
  if (only === 'load') await benchLoad(bench)
  if (only === undefined || only === 'server') await benchServer(bench, sizes())
  if (only === undefined || only === 'till') await benchTills()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
print()

/** In a real browser, which only these figures need. */
async function benchTills(): Promise<void> {
  const { benchFirstTill } = await import('./first-till.ts')
  const { benchNewTills } = await import('./new-tills.ts')
  const dist = join(folder, 'dist')
  cpSync(process.env['DIST_DIR'] ?? join(ROOT, 'dist'), dist, { recursive: true })
  say('making the backup of the old POS')
  const file = options.file ?? makeOldBackup(folder, Number(options.invoices))
  const port = await freePort()
  const start = () =>
    startServer(join(folder, 'server'), port, 'server/main.ts', { DIST_DIR: dist, LOG_LEVEL: 'error' })
  mkdirSync(join(folder, 'server'))
  const tills = { ...bench, dist, file, port, start }
  await benchFirstTill(tills)
  await benchNewTills(tills, Number(options.restores))
}

function sizes() {
  const { 'shop-invoices': invoices, days, shops } = options
  return { invoices: Number(invoices), days: Number(days), shops: Number(shops) }
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

function say(what: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`)
}

function print(): void {
  if (options.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  else
    for (const [name, value] of Object.entries(figures))
      process.stdout.write(`${name.padEnd(34)} ${value ?? '-'}\n`)
}
