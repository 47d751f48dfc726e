import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { chain, commit, listed, signUp, survivesKills } from './kill-contract.ts'
import { makeShop } from './made-shop.ts'
import { PASSWORD, startPostgres, type TestPostgres } from './postgres.ts'
import { spawnServer, type SpawnedServer } from './spawned-server.ts'

let postgres: TestPostgres
let folder: string
let url: string
const servers: SpawnedServer[] = []

beforeAll(async () => {
  postgres = await startPostgres(['fsync=off'])
})
afterAll(() => postgres.remove())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-postgres-process-'))
  url = await postgres.createDatabase()
})
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if (server.process.exitCode === null) await server.end('SIGKILL')
    expect(server.log()).not.toContain(PASSWORD)
  }
  rmSync(folder, { recursive: true })
})

async function start(): Promise<SpawnedServer> {
  const server = await spawnServer(folder, { DATABASE_URL: url })
  servers.push(server)
  return server
}

/** The backups of a shop once every one of them has been looked at. */
async function checked(server: string, token: string): Promise<Awaited<ReturnType<typeof listed>>> {
  for (;;) {
    const rows = await listed(server, token)
    if (rows.every((row) => row.checkedAt !== null || row.problem !== null)) return rows
    await wait(20)
  }
}

describe('server processes on PostgreSQL', () => {
  it('killed again and again in the middle of commits: everything acknowledged is there, whole', () =>
    survivesKills(start, 2))

  it('two on one database: the same commit is stored once, one head has one winner, one is killed and nothing is lost', async () => {
    const [one, two] = [await start(), await start()]
    const shop = await makeShop()
    const token = await signUp(one.url, shop, toBase64Url(randomBytes(32)))
    const made = await chain(shop, 11)
    const last = made.pop()!
    for (const each of made) {
      const answers = await Promise.all([commit(one.url, token, each), commit(two.url, token, each)])
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 201])
    }
    await checked(two.url, token)
    await wait(300) // it has nothing left to do
    expect((await commit(one.url, token, last)).status).toBe(201) // `two` hears nothing of it
    await one.end('SIGKILL')
    const rows = await checked(two.url, token)
    expect(rows.map((row) => row.number)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(rows.filter((row) => row.problem !== null)).toEqual([])
    expect(await two.end('SIGTERM')).toBe(0)
  })

  it('a server with another master key is refused, and one with the same joins', async () => {
    const one = await start()
    await signUp(one.url, await makeShop(), toBase64Url(randomBytes(32)))
    const other = join(folder, 'other')
    mkdirSync(other)
    await expect(spawnServer(other, { DATABASE_URL: url })).rejects.toThrow(
      /cannot start: the master key is not the one .* Put the master.key of that server into DATA_DIR/,
    )
    copyFileSync(join(folder, 'master.key'), join(other, 'master.key'))
    const joined = await spawnServer(other, { DATABASE_URL: url })
    servers.push(joined)
    expect((await fetch(`${joined.url}/api/status`)).status).toBe(200)
  })

  it('waits for a database that comes up later, and stays up while it is away', async () => {
    await postgres.stop()
    const starting = start()
    await wait(500)
    await postgres.start()
    const server = await starting
    const shop = await makeShop()
    const token = await signUp(server.url, shop, toBase64Url(randomBytes(32)))
    const [made] = await chain(shop, 1)
    await postgres.stop('SIGQUIT')
    expect((await commit(server.url, token, made!)).status).toBe(503)
    await postgres.start()
    expect((await commit(server.url, token, made!)).status).toBe(201)
    expect(await server.end('SIGTERM')).toBe(0)
  })

  it.each([
    [
      'mysql://sonic:a-word-for-tests@127.0.0.1/shops',
      /cannot start: DATABASE_URL is not the address of a PostgreSQL database\. Write/,
    ],
    ['postgres://sonic:a-word-for-tests@127.0.0.1', /cannot start: DATABASE_URL names no database\. Write/],
  ])('says what is wrong with DATABASE_URL and not what is in it', async (DATABASE_URL, sentence) => {
    const refused = await spawnServer(folder, { DATABASE_URL }).catch((error: unknown) => String(error))
    expect(refused).toMatch(sentence)
    expect(refused).not.toContain(PASSWORD)
  })
})
