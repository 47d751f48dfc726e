import type { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idList, makeSnapshot, type Contents, type MadeSnapshot } from '../../../tests/contract/made-shop.ts'
import { createTestServer, type SignedIn, type TestServer } from '../../../tests/contract/test-server.ts'
import { createStorage } from '../../storage/create-storage.ts'
import { openDatabase } from '../../storage/sqlite/open-database.ts'
import { createSqliteRunner } from '../../storage/sqlite/sqlite-runner.ts'
import { reportCare } from '../care-report.ts'
import { careTasks } from '../care-tasks.ts'
import { CareStopped } from '../care-task.ts'

const DAY = 86_400_000

let db: DatabaseSync
let server: TestServer
let shop: SignedIn
let seq: number
let head: string | null
beforeEach(async () => {
  db = openDatabase(':memory:')
  server = createTestServer({ storage: createStorage(createSqliteRunner(db)) })
  shop = await server.signUp()
  seq = 0
  head = null
})
afterEach(() => server.close())

/** A backup whose manifest tells the right counts, unless `more` says something else. */
async function backup(count: number, more: Partial<Contents> = {}): Promise<MadeSnapshot> {
  const sections = { sonic_transfers: { records: count }, sonic_returns: { records: 0 } }
  const made = await makeSnapshot(shop, {
    collections: { transfers: idList(count) },
    seq: (seq += 1),
    parent: head,
    ...more,
    manifest: { sections, ...more.manifest },
  })
  const frames = [...made.frames, ...made.objects]
  const answer = await server.ask('POST', '/api/backups', { token: shop.token, frames })
  expect(answer.status).toBe(201)
  head = made.header.snapshotId
  await server.checks.idle()
  return made
}

async function rehearse(pause = async () => {}): Promise<string | null> {
  const { storage, masterKey } = server
  const tasks = careTasks({ storage, masterKey, log: pino({ level: 'silent' }) })
  const task = tasks.find(({ name }) => name === 'rehearsal')!
  return task.run({ now: () => server.clock.now, pause })
}

const report = () => reportCare(server.storage.upkeep, shop.shopId)

describe('the rehearsal of a restore', () => {
  it('opens everything of the newest checked backup, and says when it did', async () => {
    await backup(40)
    await backup(90)
    let pauses = 0
    expect(await rehearse(async () => void (pauses += 1))).toBeNull()
    expect(pauses).toBeGreaterThan(0)
    expect(await report()).toMatchObject({
      rehearsedAt: server.clock.now,
      rehearsedBackup: 2,
      rehearsalProblem: null,
      problems: [],
    })
  })

  it('is done once a week for each shop', async () => {
    await backup(3)
    await rehearse()
    const first = server.clock.now
    server.clock.now += 6 * DAY
    await rehearse()
    expect(await report()).toMatchObject({ rehearsedAt: first })
    server.clock.now += DAY
    await rehearse()
    expect(await report()).toMatchObject({ rehearsedAt: first + 7 * DAY })
  })

  it('waits for a backup that was checked', async () => {
    await rehearse()
    expect(await report()).toMatchObject({ rehearsedAt: null, rehearsedBackup: null, problems: [] })
    await backup(3)
    server.clock.now += DAY
    await rehearse()
    expect(await report()).toMatchObject({ rehearsedBackup: 1 })
  })

  it.each([
    [
      'a body that was cut off',
      'object_tampered',
      'update sonic_objects set body = substr(body, 1, length(body) - 1) where id = ?',
    ],
    ['a row that is gone', 'object_missing', 'delete from sonic_objects where id = ?'],
  ])(
    'finds %s: the problem is shown, the object is asked for again, and once it is healed all is well',
    async (_, code, damage) => {
      const made = await backup(40)
      const leaf = made.objects[5]!
      expect(db.prepare(damage).run(leaf.id!).changes).toBe(1)
      expect(await rehearse()).toBe(code)
      expect(await report()).toMatchObject({ rehearsalProblem: code, badObjects: 1, problems: [code] })
      const row = await server.storage.backups.bySnapshot(shop.shopId, made.header.snapshotId)
      expect(row).toMatchObject({ problem: code, verified_at: null })
      await server.ask('PUT', '/api/backups/objects', { token: shop.token, frames: [leaf] })
      server.checks.wake()
      await server.checks.idle()
      expect(await rehearse()).toBeNull()
      expect(await report()).toMatchObject({
        rehearsedAt: server.clock.now,
        rehearsalProblem: null,
        badObjects: 0,
        problems: [],
      })
    },
  )

  it.each([
    [
      'a section that has fewer records than the manifest tells',
      { sonic_transfers: { records: 41 } },
      'manifest_invalid',
    ],
    [
      'a section that the manifest tells of and nothing is in',
      { sonic_transfers: { records: 40 }, sonic_returns: { records: 1 } },
      'manifest_invalid',
    ],
  ])('finds %s', async (_, sections, code) => {
    await backup(40, { manifest: { sections } })
    expect(await rehearse()).toBe(code)
    expect(await report()).toMatchObject({ rehearsalProblem: code, rehearsedBackup: 1, badObjects: 0 })
  })

  it('finds a record that is none of its collection', async () => {
    const sections = { sonic_invoices: { records: 2 }, sonic_transfers: { records: 0 } }
    const collections = { invoices: idList(2) }
    await backup(0, { collections, manifest: { sections } })
    expect(await rehearse()).toBe('record_invalid')
  })

  it('stopped in the middle it begins anew the next time, and leaves no verdict', async () => {
    await backup(700, { perLeaf: 50 })
    const stop = async () => {
      throw new CareStopped('ending')
    }
    await expect(rehearse(stop)).rejects.toThrow('ending')
    expect(await report()).toMatchObject({ rehearsedAt: null, problems: [] })
    expect(await rehearse()).toBeNull()
    expect(await report()).toMatchObject({ rehearsedBackup: 1 })
  })

  it('a shop in private custody is never opened', async () => {
    db.exec("update shops set custody = 'private', wrapped_key = null")
    await rehearse()
    expect(await server.storage.upkeep.jobs.all(shop.shopId)).toEqual([])
  })
})
