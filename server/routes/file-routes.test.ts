import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CreateFilesAnswer, FileRow, FilesAnswer, FullStatusAnswer } from '../../shared/api/files.ts'
import { WHOLE_SERVER } from '../storage/file-storage.ts'
import { createFilesWorld, type FilesWorld } from '../../tests/contract/files-world.ts'
import { idList, makeSnapshot } from '../../tests/contract/made-shop.ts'
import { refusal } from '../../tests/contract/test-server.ts'

let world: FilesWorld
beforeEach(async () => {
  world = await createFilesWorld()
})
afterEach(() => world.close())

const collections = { kaka_users: idList(3), kaka_loans: idList(2), items: idList(4) }
const ask = (method: string, path: string, token: string | undefined = world.shop.token) =>
  world.server.ask(method, path, token === undefined ? {} : { token })
const owner = () => world.server.confirmOwner(world.shop)
async function created(): Promise<CreateFilesAnswer> {
  const answer = await ask('POST', '/api/backup/create')
  expect([answer.status, answer.status === 201 ? '' : await answer.text()]).toEqual([201, ''])
  return CreateFilesAnswer.parse(await answer.json())
}
const listed = async () => FilesAnswer.parse(await (await ask('GET', '/api/files')).json())

describe('POST /api/backup/create', () => {
  it('B1: answers under the name that the owner’s button calls, with what was written', async () => {
    await world.commit({ collections })
    await owner()
    const { files, statistics, problem } = await created()
    expect(statistics).toMatchObject({ users: 3, loans: 2, loanPersons: 0, transactions: 0, records: 9 })
    expect([files.length, problem]).toEqual([2, null])
    for (const { name, bytes } of files) expect(statSync(join(world.folder(), name)).size).toBe(bytes)
  })

  it('B2: is refused without a token and without the owner’s password, and writes nothing', async () => {
    await world.commit({ collections })
    expect(await refusal(await world.server.ask('POST', '/api/backup/create'))).toMatchObject({
      status: 401,
      code: 'token_unknown',
    })
    expect(await refusal(await ask('POST', '/api/backup/create'))).toMatchObject({
      status: 403,
      code: 'owner_needed',
    })
    await owner()
    world.server.clock.now += 601_000
    expect(await refusal(await ask('POST', '/api/backup/create'))).toMatchObject({
      status: 403,
      code: 'owner_needed',
    })
    expect(existsSync(world.folder())).toBe(false)
  })

  it('B3: changes nothing of the shop but what it knows of its files', async () => {
    await world.commitReal(6)
    await owner()
    const backups = async () => (await ask('GET', '/api/backups')).text()
    const before = await backups()
    await created()
    expect(await backups()).toBe(before)
    const next = await world.commit({ collections })
    expect(next.header.seq).toBe(1)
  })

  it('B9: a newest backup that is not what it says is refused by its code, and is no fault of the server', async () => {
    const made = await makeSnapshot(world.shop, { collections })
    const [header, manifest] = made.frames
    const body = manifest!.body.with(manifest!.body.length - 1, manifest!.body.at(-1)! ^ 1)
    const frames = [header!, { ...manifest!, body }, ...made.objects]
    const { token } = world.shop
    expect((await world.server.ask('POST', '/api/backups', { token, frames })).status).toBe(201)
    await owner()
    expect(await refusal(await ask('POST', '/api/backup/create'))).toMatchObject({
      status: 422,
      code: 'object_tampered',
    })
  })

  it('B9: is never answered as done when it is not: what is wrong has a code and a next step', async () => {
    await owner()
    expect(await refusal(await ask('POST', '/api/backup/create'))).toMatchObject({
      status: 409,
      code: 'no_backup',
    })
    await world.commit({ collections })
    writeFileSync(world.folder(), 'a file where the folder should be')
    const refused = await refusal(await ask('POST', '/api/backup/create'))
    expect(refused).toMatchObject({ status: 503, code: 'folder_missing', hint: expect.any(String) })
    expect((await listed()).lastRun).toMatchObject({ ok: false, problem: 'folder_missing' })
  })
})

describe('GET /api/files', () => {
  it('tells size, age, verified time and statistics of each, and when the next ones come', async () => {
    await world.commit({ collections })
    await owner()
    const { files, statistics } = await created()
    const answer = await listed()
    expect(answer.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name))
    for (const file of answer.files)
      expect(file).toMatchObject({
        verifiedAt: world.server.clock.now,
        createdAt: world.server.clock.now,
        problem: null,
        statistics,
      })
    expect(answer).toMatchObject({ running: null, lastRun: { ok: true, at: world.server.clock.now } })
    expect(answer.nextRunAt).toBeGreaterThan(world.server.clock.now)
  })

  it('shows a foreign file by name and never as one of the shop’s', async () => {
    await world.commit({ collections })
    await owner()
    await created()
    writeFileSync(join(world.folder(), 'sonic_backup_of_may.json'), '{}')
    const answer = await listed()
    expect([answer.files.length, answer.foreign]).toEqual([2, ['sonic_backup_of_may.json']])
    expect((await ask('GET', '/api/files/sonic_backup_of_may.json')).status).toBe(404)
  })
})

describe('one file', () => {
  it('B12: is downloaded whole, under its name', async () => {
    await world.commit({ collections })
    await owner()
    const { files } = await created()
    for (const { name, bytes } of files) {
      const answer = await ask('GET', `/api/files/${name}`)
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
      expect([answer.headers.get('content-length'), answer.headers.get('cache-control')]).toEqual([
        String(bytes),
        'no-store',
      ])
      const body = new Uint8Array(await answer.arrayBuffer())
      expect(Buffer.compare(body, readFileSync(join(world.folder(), name)))).toBe(0)
    }
  })

  it('is read again on request, and a changed one says so from then on', async () => {
    await world.commit({ collections })
    await owner()
    const { name } = (await created()).files[0]!
    const verify = async () => FileRow.parse(await (await ask('POST', `/api/files/${name}/verify`)).json())
    world.server.clock.now += 60_000
    expect(await verify()).toMatchObject({ problem: null, verifiedAt: world.server.clock.now })
    const path = join(world.folder(), name)
    writeFileSync(path, readFileSync(path, 'utf8').replace('r00001', 'r00009'))
    expect(await verify()).toMatchObject({ problem: 'file_tampered', verifiedAt: null })
    expect((await listed()).files.find((file) => file.name === name)).toMatchObject({
      problem: 'file_tampered',
    })
  })

  it('is deleted, once', async () => {
    await world.commit({ collections })
    await owner()
    const { name } = (await created()).files[1]!
    expect((await ask('DELETE', `/api/files/${name}`)).status).toBe(204)
    expect(await refusal(await ask('DELETE', `/api/files/${name}`))).toMatchObject({
      status: 404,
      code: 'not_found',
    })
    expect((await listed()).files).toHaveLength(1)
    expect(existsSync(join(world.folder(), name))).toBe(false)
  })

  it.each([
    '..%2F..%2Fmaster.key',
    '..%2Fserver%2Fsonic_db_2026-01-01_00-00-00.sqlite',
    '%2Fetc%2Fpasswd',
    '.',
    'sonic_db_2026-01-01_00-00-00.sqlite%00.json',
    'sonic_db_2026-13-45_99-99-99.sqlite',
    'sonic_backup_2026-01-01_00-00-00.sqlite',
    '.sonic_backup_2026-01-01_00-00-00.json.1-2-3.part',
  ])('B13: no name leads out of the shop’s folder (%s)', async (name) => {
    await world.commit({ collections })
    await owner()
    await created()
    for (const [method, suffix] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/verify'],
    ] as const) {
      const answer = await ask(method, `/api/files/${name}${suffix}`)
      expect([method, answer.status]).toEqual([method, 404])
    }
    expect(world.names()).toHaveLength(2)
  })
})

describe('tenancy', () => {
  it('B13: an owner sees, reads, verifies and deletes files of the own shop only', async () => {
    await world.commit({ collections })
    const other = await world.server.signUp()
    await world.commit({ collections: { items: ['theirs'] } }, other)
    await owner()
    await world.server.confirmOwner(other)
    const { files } = await created()
    const theirs = async (method: string, path: string) => (await ask(method, path, other.token)).status
    expect(FilesAnswer.parse(await (await ask('GET', '/api/files', other.token)).json()).files).toEqual([])
    for (const { name } of files) {
      expect([
        await theirs('GET', `/api/files/${name}`),
        await theirs('DELETE', `/api/files/${name}`),
        await theirs('POST', `/api/files/${name}/verify`),
      ]).toEqual([404, 404, 404])
    }
    expect(world.names()).toHaveLength(2)
    const text = readFileSync(join(world.folder(), files[0]!.name), 'utf8')
    expect([text.includes('theirs'), text.includes(other.shopId)]).toEqual([false, false])
  })

  it.each(['server', 'SERVER', 'con', '01A2048E-1878-7384-9911-1A0977A177DC'])(
    'B13: a shop that calls itself %s gets a folder of its own, not the server’s',
    (shop) => {
      expect([shop, WHOLE_SERVER].map((each) => world.folder(each).split('/').at(-1))).toEqual([
        expect.stringMatching(/^shop-[0-9a-f]{32}$/),
        'server',
      ])
    },
  )

  it('every route is the owner’s only, and none is there for nobody', async () => {
    const name = 'sonic_backup_2026-01-01_00-00-00.json'
    for (const [method, path] of [
      ['POST', '/api/backup/create'],
      ['GET', '/api/files'],
      ['GET', `/api/files/${name}`],
      ['POST', `/api/files/${name}/verify`],
      ['DELETE', `/api/files/${name}`],
    ] as const) {
      expect([path, (await world.server.ask(method, path)).status]).toEqual([path, 401])
      expect([path, (await refusal(await ask(method, path))).code]).toEqual([path, 'owner_needed'])
    }
  })
})

describe('GET /api/status', () => {
  const status = async (token?: string) =>
    FullStatusAnswer.parse(
      await (await world.server.ask('GET', '/api/status', token === undefined ? {} : { token })).json(),
    )

  it('tells everybody only that the server lives', async () => {
    expect(Object.keys(await status()).toSorted()).toEqual(['ok', 'time', 'version'])
  })

  it('tells a device of the database, the last files, the room left and what is wrong', async () => {
    await world.commit({ collections })
    await owner()
    const { files } = await created()
    const answer = await status(world.shop.token)
    expect(answer).toMatchObject({
      ok: true,
      database: 'sqlite',
      latencyMs: expect.any(Number),
      freeBytes: expect.any(Number),
    })
    expect(answer.lastFiles!.map(({ name }) => name)).toEqual(files.map(({ name }) => name))
    expect(answer.problems).not.toContain('file_tampered')
    writeFileSync(join(world.folder(), files[0]!.name), '')
    expect((await status(world.shop.token)).problems).toContain('file_tampered')
  })

  it('refuses a token that is none', async () => {
    const answer = await world.server.ask('GET', '/api/status', { token: 'A'.repeat(43) })
    expect(await refusal(answer)).toMatchObject({ status: 401, code: 'token_unknown' })
  })
})
