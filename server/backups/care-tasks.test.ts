import { pino } from 'pino'
import { expect, it } from 'vitest'
import { idList, type SealCache, makeSnapshot } from '../../tests/contract/made-shop.ts'
import { restored } from '../../tests/contract/restored.ts'
import { createTestServer } from '../../tests/contract/test-server.ts'
import { CareJob } from './care-job.ts'
import { reportCare } from './care-report.ts'
import { careTasks } from './care-tasks.ts'

const DAY = 86_400_000

it('two months of a shop: what is old goes, rows first and then objects; what is kept is whole and rehearsed', async () => {
  const server = createTestServer()
  const shop = await server.signUp()
  const { storage, masterKey, clock } = server
  const log = pino({ level: 'silent' })
  const tasks = careTasks({ storage, masterKey, log })
  const care = new CareJob({
    jobs: storage.upkeep.jobs,
    tasks,
    log,
    now: () => clock.now,
    yield: async () => {},
  })
  const cache: SealCache = new Map()
  let parent: string | null = null
  const sent = new Set<string>()
  const contents = (day: number) => ({ transfers: idList(30, `d${String(Math.floor(day / 3))}-`) })
  for (let day = 0; day < 60; day += 1) {
    const collections = contents(day)
    const sections = { sonic_transfers: { records: 30 } }
    const made = await makeSnapshot(shop, {
      collections,
      seq: day + 1,
      parent,
      cache,
      manifest: { sections },
    })
    const frames = [...made.frames, ...made.objects]
    const answer = await server.ask('POST', '/api/backups', { token: shop.token, frames })
    expect(answer.status).toBe(201)
    for (const { id } of made.objects) sent.add(id!)
    parent = made.header.snapshotId
    await server.checks.idle()
    clock.now += DAY / 2
    await care.run()
    clock.now += DAY / 2
  }
  const query = { before: 1e9, limit: 100, lineage: undefined }
  const rows = await storage.backups.list(shop.shopId, query)
  expect(rows.length).toBeGreaterThan(15)
  expect(rows.length).toBeLessThan(35)
  expect(rows.filter((row) => row.problem !== null || row.verified_at === null)).toEqual([])
  for (const { number } of rows) {
    expect(await restored(storage, shop, number)).toEqual(contents(number - 1))
  }
  expect(await storage.backups.manifest(shop.shopId, 2)).toBeUndefined()
  expect(await storage.upkeep.scrub.count(shop.shopId)).toBeLessThan(sent.size)
  const report = await reportCare(storage.upkeep, shop.shopId)
  expect(report).toMatchObject({ rehearsalProblem: null, badObjects: 0, problems: [] })
  expect(report.scrubbedAt).toBeGreaterThan(clock.now - 2 * DAY)
  expect(report.rehearsedAt).toBeGreaterThan(clock.now - 9 * DAY)
  expect((await storage.upkeep.jobs.all('')).filter(({ problem }) => problem !== null)).toEqual([])
  await server.close()
})
