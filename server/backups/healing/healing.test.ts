import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idList, makeSnapshot, type MadeSnapshot } from '../../../tests/contract/made-shop.ts'
import { restored } from '../../../tests/contract/restored.ts'
import { createTestServer, type SignedIn, type TestServer } from '../../../tests/contract/test-server.ts'
import { BackupsAnswer } from '../../../shared/api/backups.ts'
import type { NegotiateAnswer } from '../../../shared/api/sending.ts'
import type { Frame } from '../../../shared/snapshot/frames.ts'
import { parseSealed } from '../../../shared/snapshot/seal.ts'
import { createStorage } from '../../storage/create-storage.ts'
import { openDatabase } from '../../storage/sqlite/open-database.ts'
import { createSqliteRunner } from '../../storage/sqlite/sqlite-runner.ts'
import { collectShop } from '../gc/collect-shop.ts'
import { reportCare } from '../care-report.ts'
import { careForShops } from '../shop-care.ts'
import { careTasks } from '../care-tasks.ts'
import type { CareTurn } from '../care-task.ts'

const DAY = 86_400_000

let db: DatabaseSync
let server: TestServer
let shop: SignedIn
beforeEach(async () => {
  db = openDatabase(':memory:')
  server = createTestServer({ storage: createStorage(createSqliteRunner(db)) })
  shop = await server.signUp()
})
afterEach(() => server.close())

const turn = (): CareTurn => ({ now: () => server.clock.now, pause: async () => {} })
const sql = (text: string, ...values: SQLInputValue[]) => db.prepare(text).run(...values).changes

/** What the server does by itself in the days after: every object is looked at within thirty. */
async function daysOfCare(days: number, ...names: string[]): Promise<void> {
  const { storage, masterKey } = server
  const log = pino({ level: 'silent' })
  const tasks = careTasks({ storage, masterKey, log })
  for (let day = 0; day < days; day += 1) {
    server.clock.now += DAY
    for (const task of tasks) if (names.includes(task.name)) await task.run(turn())
  }
  await server.checks.idle()
}

async function commit(made: MadeSnapshot, objects: readonly Frame[] = made.objects): Promise<Response> {
  return server.ask('POST', '/api/backups', { token: shop.token, frames: [...made.frames, ...objects] })
}

async function rows() {
  const answer = await server.ask('GET', '/api/backups', { token: shop.token })
  return BackupsAnswer.parse(await answer.json()).backups
}

/** What a device does that finds the server lacking something: asks from the tops down, sends what is wanted. */
async function sendWanted({ objects, header }: MadeSnapshot): Promise<string[]> {
  const frames = new Map(objects.map((frame) => [frame.id!, frame]))
  const sent: string[] = []
  let ids: readonly string[] = header.tops
  while (ids.length > 0) {
    const answer = await server.ask('POST', '/api/backups/negotiate', { token: shop.token, json: { ids } })
    const { want, open } = (await answer.json()) as NegotiateAnswer
    sent.push(...want)
    ids = [...want, ...open].flatMap((id) => parseSealed(frames.get(id)!.body).children)
  }
  const wanted = objects.filter(({ id }) => sent.includes(id!))
  const put = await server.ask('PUT', '/api/backups/objects', { token: shop.token, frames: wanted })
  expect(put.status).toBe(200)
  return sent
}

const CONTENTS = { items: idList(90), invoices: idList(5) }
const leafOf = (made: MadeSnapshot) => made.objects.findLast(({ kind }) => kind === 'leaf')!
const nodeOf = (made: MadeSnapshot) => made.objects.filter(({ kind }) => kind === 'node').at(-2)!
const topOf = (made: MadeSnapshot) => made.objects.findLast(({ kind }) => kind === 'node')!

const DAMAGE: Record<string, (id: string) => unknown> = {
  'a flipped bit': (id) => {
    const { body } = db.prepare('select body from sonic_objects where id = ?').get(id) as { body: Uint8Array }
    const flipped = Uint8Array.from(body)
    flipped[flipped.length - 3]! ^= 4
    return sql('update sonic_objects set body = ? where id = ?', flipped, id)
  },
  'a truncated body': (id) =>
    sql('update sonic_objects set body = substr(body, 1, length(body) / 2) where id = ?', id),
  'an emptied body': (id) => sql("update sonic_objects set body = x'' where id = ?", id),
  'a vanished row': (id) => sql('delete from sonic_objects where id = ?', id),
  'the body of another object': (id) =>
    sql(
      'update sonic_objects set body = (select body from sonic_objects where id <> ?1 limit 1) where id = ?1',
      id,
    ),
}

describe('a damaged object is found, shown and healed from the device that still has it', () => {
  for (const [what, damage] of Object.entries(DAMAGE)) {
    for (const [where, pick] of Object.entries({ leaf: leafOf, node: nodeOf, top: topOf })) {
      it(`${what} (${where})`, async () => {
        const older = await makeSnapshot(shop, { collections: { invoices: idList(5, 'z') }, perLeaf: 1 })
        const parent = older.header.snapshotId
        const made = await makeSnapshot(shop, { collections: CONTENTS, perLeaf: 1, seq: 2, parent })
        expect([(await commit(older)).status, (await commit(made)).status]).toEqual([201, 201])
        await server.checks.idle()
        expect((await rows()).map((row) => row.problem)).toEqual([null, null])
        const id = pick(made).id!
        expect(damage(id)).toBe(1)

        await daysOfCare(30, 'scrub')
        const problem = what === 'a vanished row' ? 'object_missing' : 'object_tampered'
        expect((await rows()).map((row) => row.problem)).toEqual([problem, null])
        expect((await rows())[0]?.checkedAt).toBeNull()
        const report = await reportCare(server.storage.upkeep, shop.shopId)
        expect(report).toMatchObject({ badObjects: 1, problems: [problem], scrubbedAt: server.clock.now })

        const next = await makeSnapshot(shop, {
          collections: { ...CONTENTS, invoices: idList(6) },
          perLeaf: 1,
          seq: 3,
          parent: made.header.snapshotId,
        })
        const fresh = next.objects.filter((each) => !made.objects.some(({ id: old }) => old === each.id))
        const refused = await commit(next, fresh)
        expect(await refused.json()).toMatchObject({ code: 'missing_objects', missing: [id] })
        expect(await sendWanted(next)).toContain(id)
        expect((await commit(next, [])).status).toBe(201)
        await server.checks.idle()
        expect((await rows()).map((row) => [row.problem, row.checkedAt !== null])).toEqual([
          [null, true],
          [null, true],
          [null, true],
        ])
        expect(await restored(server.storage, shop, 2)).toEqual(CONTENTS)
        expect(await restored(server.storage, shop, 3)).toEqual({ ...CONTENTS, invoices: idList(6) })
        expect(await reportCare(server.storage.upkeep, shop.shopId)).toMatchObject({ badObjects: 0 })
      })
    }
  }

  it('what the check after the commit finds is asked for again too', async () => {
    const made = await makeSnapshot(shop, { collections: CONTENTS, perLeaf: 1 })
    const victim = leafOf(made)
    const broken = { ...victim, body: Uint8Array.from(victim.body) }
    broken.body[broken.body.length - 1]! ^= 1
    await commit(
      made,
      made.objects.map((each) => (each === victim ? broken : each)),
    )
    await server.checks.idle()
    expect((await rows())[0]?.problem).toBe('object_tampered')
    await daysOfCare(1, 'heal')
    expect(await sendWanted(made)).toEqual([victim.id])
    server.checks.wake()
    await server.checks.idle()
    expect((await rows())[0]).toMatchObject({ problem: null, checkedAt: server.clock.now })
  })

  it('a node that rots while nobody knows keeps what is under it from being collected, also after it was healed', async () => {
    const made = await makeSnapshot(shop, { collections: CONTENTS, perLeaf: 1 })
    await commit(made)
    const loose = await makeSnapshot(shop, { collections: { invoices: idList(2, 'x') }, perLeaf: 1 })
    await server.ask('PUT', '/api/backups/objects', { token: shop.token, frames: loose.objects })
    await server.checks.idle()
    const node = nodeOf(made)
    DAMAGE['a flipped bit']!(node.id!)
    const { gc, scrub } = server.storage.upkeep
    const { shopId } = shop
    const parts = { storage: gc, ...turn(), atOnce: 500 }
    const collect = () => collectShop(parts, shopId, Number.MAX_SAFE_INTEGER)
    const all = made.objects.length + loose.objects.length
    expect(await collect()).toEqual({ kind: 'blocked' })
    expect(await scrub.count(shopId)).toBe(all)
    await daysOfCare(1, 'heal')
    expect((await rows())[0]?.problem).toBe('object_tampered')
    expect(await collect()).toEqual({ kind: 'blocked' })
    expect(await sendWanted(made)).toEqual([node.id])
    expect(await collect()).toEqual({ kind: 'done', deleted: loose.objects.length })
    expect(await restored(server.storage, shop, 1)).toEqual(CONTENTS)
  })

  it('an object that no backup needs is bad without hurting any, and is wanted when a device has it', async () => {
    const made = await makeSnapshot(shop, { collections: CONTENTS, perLeaf: 1 })
    await commit(made)
    const loose = await makeSnapshot(shop, { collections: { invoices: idList(2, 'x') }, perLeaf: 1 })
    const put = { token: shop.token, frames: loose.objects.slice(0, 2) }
    await server.ask('PUT', '/api/backups/objects', put)
    DAMAGE['a flipped bit']!(loose.objects[0]!.id!)
    await daysOfCare(30, 'scrub')
    expect((await rows()).map((row) => row.problem)).toEqual([null])
    const ids = [loose.objects[0]!.id!, loose.objects[1]!.id!]
    const answer = await server.ask('POST', '/api/backups/negotiate', { token: shop.token, json: { ids } })
    expect(await answer.json()).toEqual({ want: [ids[0]], open: [] })
  })
})

describe('the scrub', () => {
  it('looks at every object once in thirty days, what was looked at longest ago first, a thirtieth a day', async () => {
    const made = await makeSnapshot(shop, { collections: CONTENTS, perLeaf: 1 })
    await commit(made)
    const seen: string[] = []
    const { scrub } = server.storage.upkeep
    const counted = {
      ...server.storage,
      upkeep: {
        ...server.storage.upkeep,
        scrub: {
          ...scrub,
          objects: async (...args: Parameters<typeof scrub.objects>) => {
            const found = await scrub.objects(...args)
            seen.push(...found.map(({ id }) => id))
            return found
          },
        },
      },
    }
    const { masterKey } = server
    const log = pino({ level: 'silent' })
    const tasks = careTasks({ storage: counted, masterKey, log })
    const task = tasks.find(({ name }) => name === 'scrub')!
    const days: number[] = []
    const all = made.objects.length
    for (let day = 0; day < 30; day += 1) {
      const before = seen.length
      await task.run(turn())
      await task.run(turn()) // not due again today
      days.push(seen.length - before)
      server.clock.now += DAY
    }
    expect(new Set(seen)).toEqual(new Set(made.objects.map(({ id }) => id)))
    expect(new Set(days)).toEqual(new Set([Math.ceil(all / 30)]))
    expect(seen.slice(all)).toEqual(seen.slice(0, seen.length - all))
  })

  it('a shop whose care fails stops no other', async () => {
    const other = await server.signUp()
    const visited: string[] = []
    const care = {
      job: 'test',
      managedOnly: false,
      jobs: server.storage.upkeep.jobs,
      log: pino({ level: 'silent' }),
      visit: async (id: string) => {
        visited.push(id)
        if (id === shop.shopId) throw new Error('broken')
        return { due: server.clock.now + DAY, problem: null, state: null }
      },
    }
    expect(await careForShops(care, turn())).toBe('internal')
    expect(await careForShops(care, turn())).toBeNull()
    expect(visited.toSorted()).toEqual([shop.shopId, other.shopId].toSorted())
  })
})
