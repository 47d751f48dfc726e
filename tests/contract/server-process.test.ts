import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { chain, commit, listed, signUp, survivesKills } from './kill-contract.ts'
import { makeShop, makeSnapshot } from './made-shop.ts'
import { spawnServer, type SpawnedServer } from './spawned-server.ts'
import { refusal } from './test-server.ts'

let folder: string
let server: SpawnedServer | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-process-'))
})
afterEach(async () => {
  if (server !== undefined && server.process.exitCode === null) await server.end('SIGKILL')
  server = undefined
  rmSync(folder, { recursive: true })
})

const start = async (environment?: Record<string, string>) =>
  (server = await spawnServer(folder, environment))

describe('the server as a process', () => {
  it('killed again and again in the middle of commits: everything acknowledged is there, whole', () =>
    survivesKills(start, 3))

  it('engine 23: what was not checked when it was killed is checked after the restart', async () => {
    const shop = await makeShop()
    const first = await start()
    const token = await signUp(first.url, shop, toBase64Url(randomBytes(32)))
    for (const made of await chain(shop, 20)) await commit(first.url, token, made)
    await first.end('SIGKILL')
    const second = await start()
    let rows = await listed(second.url, token)
    while (rows.some((row) => row.checkedAt === null && row.problem === null)) {
      await wait(20)
      rows = await listed(second.url, token)
    }
    expect(rows).toHaveLength(20)
    expect(rows.filter((row) => row.problem !== null)).toEqual([])
  })

  it('ends in order at SIGTERM: exit code 0, all in files that only their owner reads, and starts again', async () => {
    const shop = await makeShop()
    const first = await start()
    const token = await signUp(first.url, shop, toBase64Url(randomBytes(32)))
    const [made] = await chain(shop, 1)
    await commit(first.url, token, made!)
    expect(await first.end('SIGTERM')).toBe(0)
    const kept = readdirSync(folder).filter((name) => !name.startsWith('start-'))
    expect(kept.toSorted()).toEqual(['master.key', 'sonic.sqlite', 'sonic.sqlite.lock'])
    for (const name of kept) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
    const second = await start()
    expect(await listed(second.url, token)).toHaveLength(1)
    expect(await second.end('SIGINT')).toBe(0)
  })

  it('says that the port is taken', async () => {
    const { url } = await start()
    const PORT = new URL(url).port
    const other = join(folder, 'other')
    mkdirSync(other)
    await expect(spawnServer(other, { PORT })).rejects.toThrow(
      /cannot start: port \d+ is taken. End the program/,
    )
  })

  it('a second server on the same file is refused at once, and not any more when the first was killed', async () => {
    const first = await start()
    const shop = await makeShop()
    const token = await signUp(first.url, shop, toBase64Url(randomBytes(32)))
    await expect(spawnServer(folder)).rejects.toThrow(
      /cannot start: another server uses \S+sonic.sqlite. End that server first/,
    )
    expect((await commit(first.url, token, (await chain(shop, 1))[0]!)).status).toBe(201)
    await first.end('SIGKILL')
    const second = await start()
    expect(await listed(second.url, token)).toHaveLength(1)
  })

  it('refuses a body over the limit on a real connection, announced or in pieces, and stays up', async () => {
    const { url } = await start()
    const body = new Uint8Array(2_000_000)
    const announced = await fetch(`${url}/api/shops`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect(await refusal(announced)).toMatchObject({ status: 413, code: 'body_too_large' })
    const pieces = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const stream = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: pieces,
      duplex: 'half' as const,
    }
    const piecemeal = await fetch(`${url}/api/shops`, stream).catch((error: Error) => error)
    if (piecemeal instanceof Response) expect(await refusal(piecemeal)).toMatchObject({ status: 413 })
    expect((await fetch(`${url}/api/status`)).status).toBe(200)
  })

  it('says which variable is wrong and does not start', async () => {
    await expect(start({ PORT: '99999999' })).rejects.toThrow(/cannot start: PORT/)
  })

  it('logs every request and no secret: no token, password proof, key, body or query', async () => {
    const shop = await makeShop()
    const started = await start()
    const { url } = started
    const auth = toBase64Url(randomBytes(32))
    const token = await signUp(url, shop, auth)
    const [made] = await chain(shop, 1)
    const later = await makeSnapshot(shop, { collections: {}, seq: 9 })
    await commit(url, token, made!)
    await commit(url, token, later)
    await fetch(`${url}/api/backups/status?lineage=${shop.lineage}&token=${token}`, {
      headers: { authorization: `Bearer ${token}`, cookie: 'sonic_shop=cookiesecret' },
    })
    const wrong = toBase64Url(randomBytes(32))
    const body = JSON.stringify({
      login: `login-${shop.shopId}`,
      auth: wrong,
      device: { deviceId: 'd', name: 'nameofdevice' },
    })
    await fetch(`${url}/api/devices`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    await started.end('SIGTERM')
    const text = started.log()
    for (const path of ['/api/shops', '/api/backups', '/api/backups/status', '/api/devices'])
      expect(text).toContain(`"path":"${path}"`)
    expect(text).toContain('"code":"wrong_login"')
    expect(text).toContain('"code":"head_moved"')
    const secrets = [
      token,
      auth,
      wrong,
      toBase64Url(shop.raw),
      'cookiesecret',
      'nameofdevice',
      `login-${shop.shopId}`,
    ]
    for (const secret of [
      ...secrets,
      shop.lineage,
      readFileSync(join(folder, 'master.key'), 'utf8').trim(),
    ]) {
      expect(text).not.toContain(secret)
    }
  })
})
