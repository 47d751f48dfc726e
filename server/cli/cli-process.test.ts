import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spawnServer } from '../../tests/contract/spawned-server.ts'
import { makeServerFolder } from '../../tests/fixtures/server-folder.ts'
import { writeServerSqlite } from '../files/server-sqlite.ts'
import { readServerFile } from '../storage/sqlite/server-file.ts'
import { runTest } from './test-io.ts'
import { openStorage } from '../storage/open-storage.ts'

const MAIN = join(import.meta.dirname, 'main.ts')
const KILLED = join(import.meta.dirname, '../../tests/fixtures/killed-restore.ts')
const CACHE = { NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/cli-tests') }

const folders: ReturnType<typeof makeServerFolder>[] = []
let folder: ReturnType<typeof makeServerFolder>

beforeEach(() => {
  folder = makeFolder()
})
afterEach(async () => {
  for (const each of folders.splice(0)) await each.close()
})

function makeFolder(rawKey?: Uint8Array) {
  const made = makeServerFolder(rawKey)
  folders.push(made)
  return made
}

/** Runs a program of ours and resolves when it has ended. */
function run(script: string, args: readonly string[], env: Record<string, string> = folder.env) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { out: '', err: '' }
  child.stdout.on('data', (data: Buffer) => void (printed.out += data.toString()))
  child.stderr.on('data', (data: Buffer) => void (printed.err += data.toString()))
  return new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...printed }))
  })
}

const shopsIn = (path: string) => readServerFile(path).shops.map(({ name }) => name)

describe('commands as processes', () => {
  it('print one JSON object or a text, keep stderr for errors, and exit with 0, 1 and 2', async () => {
    const server = await folder.open()
    await server.signUp({ name: 'Corner shop' })
    const [json, failed, usage] = await Promise.all([
      run(MAIN, ['shops', '--json']),
      run(MAIN, ['restore', 'nowhere.json']),
      run(MAIN, ['restore']),
    ])
    expect(json).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, shops: [{ name: 'Corner shop' }] })
    expect(failed).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('there is no file nowhere.json'),
    })
    expect(usage).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('missing required argument'),
    })
  })

  it('work beside a running server; a restore of the whole server says that it is to be ended first', async () => {
    const server = await spawnServer(folder.path)
    try {
      expect(await run(MAIN, ['backup'])).toMatchObject({ code: 0, err: '' })
      const [name] = readdirSync(join(folder.path, 'backups', 'server'))
      expect((await run(MAIN, ['restore', name!, '--dry-run'])).out).toContain(
        'A server runs on this database',
      )
      const refused = await run(MAIN, ['restore', name!])
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('End that server first') })
      expect((await fetch(`${server.url}/api/status`)).status).toBe(200)
    } finally {
      await server.end('SIGTERM')
    }
  })
})

describe('a restore of the whole server that is killed', () => {
  it.each(['copy', 'middle', 'prepare', 'keep', 'rename', 'done'])(
    'at %s leaves the old database or the new one, whole, and the next one works',
    async (at) => {
      const there = makeFolder(folder.rawKey)
      const other = await there.open()
      await other.signUp({ name: 'new' })
      const file = join(there.path, 'file.sqlite')
      await writeServerSqlite(there.database, file)
      const old = await folder.open()
      await old.signUp({ name: 'old' })
      await old.storage.close()

      const key = join(folder.path, 'master.key')
      const ended = await run(KILLED, [
        '--database',
        folder.database,
        '--key',
        key,
        '--file',
        file,
        '--at',
        at,
      ])
      expect(ended.signal).toBe('SIGKILL')
      const look = join(folder.path, 'look.sqlite')
      for (const suffix of ['', '-wal'])
        if (existsSync(folder.database + suffix)) copyFileSync(folder.database + suffix, look + suffix)
      await (await openStorage({ kind: 'sqlite', path: look })).close()
      expect(shopsIn(look)).toEqual([at === 'done' ? 'new' : 'old'])

      expect(await runTest(folder.env, ['restore', file])).toMatchObject({ code: 0, err: '' })
      expect(shopsIn(folder.database)).toEqual(['new'])
      const left = readdirSync(folder.path).filter((name) => name.includes('.restore-'))
      expect(left).toEqual([])
    },
  )
})
