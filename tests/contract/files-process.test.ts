import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BackupsAnswer } from '../../shared/api/backups.ts'
import { FRAMES_TYPE } from '../../shared/api/wire.ts'
import { CreateFilesAnswer, FileRow, FilesAnswer } from '../../shared/api/files.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { encodeFrames } from '../../shared/snapshot/frames.ts'
import { idList, makeShop, makeSnapshot, type MadeShop } from './made-shop.ts'
import { spawnServer, type SpawnedServer } from './spawned-server.ts'
import { signUpBody } from './test-server.ts'

let folder: string
let server: SpawnedServer
let shop: MadeShop
let auth: string
let token: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-files-process-'))
  server = await spawnServer(folder)
  shop = await makeShop()
  auth = toBase64Url(randomBytes(32))
  const answer = await ask('POST', '/api/shops', signUpBody(shop, `login-${shop.shopId}`, auth))
  token = ((await answer.json()) as { token: string }).token
  const items = idList(1_500)
  const records = items.map((id) => ({ id, text: id.repeat(400) }))
  const made = await makeSnapshot(shop, { collections: { items }, records, perLeaf: 5 })
  for (let at = 0; at < made.objects.length; at += 60)
    expect((await send('PUT', '/api/backups/objects', made.objects.slice(at, at + 60))).status).toBe(200)
  expect((await send('POST', '/api/backups', made.frames)).status).toBe(201)
})
afterEach(async () => {
  if (server.process.exitCode === null) await server.end('SIGKILL')
  rmSync(folder, { recursive: true })
})

function ask(method: string, path: string, json?: object): Promise<Response> {
  const headers = {
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  return fetch(`${server.url}${path}`, {
    method,
    headers,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
}

function send(method: string, path: string, frames: Parameters<typeof encodeFrames>[0]): Promise<Response> {
  const headers = { 'content-type': FRAMES_TYPE, authorization: `Bearer ${token}` }
  return fetch(`${server.url}${path}`, { method, headers, body: encodeFrames(frames) })
}

const confirm = async () => expect((await ask('POST', '/api/owner', { auth })).status).toBe(200)
const create = () => ask('POST', '/api/backup/create')
const names = () => {
  const path = join(folder, 'backups', shop.shopId)
  return existsSync(path) ? readdirSync(path).toSorted() : []
}
const whole = () => names().filter((name) => !name.startsWith('.'))

it('B3, B9, B15: killed while it writes, it lists nothing half after the restart, has lost nothing, and writes again at once', async () => {
  await confirm()
  const first = CreateFilesAnswer.parse(await (await create()).json())
  for (const delayMs of [0, 60, 200]) {
    const before = whole()
    const unanswered = create().catch(() => undefined)
    while (names().length === before.length) await wait(1)
    await wait(delayMs)
    await server.end('SIGKILL')
    await unanswered
    server = await spawnServer(folder)
    expect(names().filter((name) => name.startsWith('.'))).toEqual([])
    const { files } = FilesAnswer.parse(await (await ask('GET', '/api/files')).json())
    expect(files.map(({ name }) => name).toSorted()).toEqual(whole())
    for (const { name } of files) {
      const checked = FileRow.parse(await (await ask('POST', `/api/files/${name}/verify`)).json())
      expect([name, checked.problem]).toEqual([name, null])
    }
    const { backups } = BackupsAnswer.parse(await (await ask('GET', '/api/backups')).json())
    expect(backups).toHaveLength(1)
  }
  const last = CreateFilesAnswer.parse(await (await create()).json())
  expect(last.statistics.records).toBe(first.statistics.records)
  expect(await server.end('SIGTERM')).toBe(0)
})

it('serves requests while it writes, and ends in order in the middle of it', async () => {
  await confirm()
  const running = create()
  let served = 0
  while (names().length === 0) {
    expect((await ask('GET', '/api/status')).status).toBe(200)
    served += 1
  }
  const answer = FilesAnswer.parse(await (await ask('GET', '/api/files')).json())
  expect(served).toBeGreaterThan(0)
  expect(answer.files.length === 2 || answer.running !== null).toBe(true)
  expect((await running).status).toBe(201)
  const cut = create().catch(() => undefined)
  while (names().length === 2) await wait(1)
  expect(await server.end('SIGTERM')).toBe(0)
  const refused = await cut
  if (refused !== undefined && refused.status !== 201) expect(refused.status).toBe(503)
  server = await spawnServer(folder)
  expect(names().filter((name) => name.startsWith('.'))).toEqual([])
})
