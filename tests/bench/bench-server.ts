import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { openMasterKeyFile } from '../../server/accounts/master-key-file.ts'
import { MasterKey } from '../../server/accounts/master-key.ts'
import { createApp } from '../../server/app.ts'
import { CheckJob } from '../../server/backups/check-job.ts'
import { RequestLoad } from '../../server/http/request-load.ts'
import { listen } from '../../server/server.ts'
import { listAppFiles } from '../../server/static/app-files.ts'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'

// The product's server, and beside it the way the old system backed up: the whole shop in one body, stored with the same durability.
const dataDir = process.env['DATA_DIR'] ?? ''
mkdirSync(dataDir, { recursive: true })
const log = pino({ level: 'error' }, pino.destination({ fd: 2, sync: false }))
const masterKey = new MasterKey(openMasterKeyFile(join(dataDir, 'master.key')))
const storage = createStorage(openSqliteRunner(join(dataDir, 'sonic.sqlite')))
const load = new RequestLoad()
const checks = new CheckJob({ storage, masterKey, log, now: Date.now, yield: (ms) => load.yield(ms) })
const files = listAppFiles(process.env['DIST_DIR'] ?? '')
const app = createApp({
  storage,
  masterKey,
  log,
  version: 'bench',
  load,
  files,
  onCommitted: () => checks.wake(),
})

const old = new DatabaseSync(join(dataDir, 'old.sqlite'))
old.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS backups (id INTEGER PRIMARY KEY, body BLOB)',
)
const put = old.prepare('INSERT INTO backups (body) VALUES (?)')
const front = {
  async fetch(request: Request, environment: unknown): Promise<Response> {
    if (new URL(request.url).pathname !== '/old-backup') return app.fetch(request, environment as object)
    put.run(new Uint8Array(await request.arrayBuffer()))
    return new Response('{"stored":true}', { status: 201 })
  },
}

const server = await listen(front as typeof app, Number(process.env['PORT'] ?? 0), '127.0.0.1')
process.stdout.write(`ready at ${server.url}\n`)
process.on('SIGTERM', () => {
  void server
    .close()
    .then(() => checks.stop())
    .then(() => storage.close())
    .then(() => process.exit(0))
})
