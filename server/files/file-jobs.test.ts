import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFilesWorld, type FilesWorld } from '../../tests/contract/files-world.ts'
import { idList } from '../../tests/contract/made-shop.ts'
import { FileJobs, nextRun } from './file-jobs.ts'
import { PosError } from '../../shared/errors.ts'
import { FileThreads } from './file-thread.ts'
import { workHere, type FileWorker } from './file-work.ts'
import { partName } from './file-name.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const collections = { kaka_users: idList(2) }
const log = pino({ level: 'silent' })

let world: FilesWorld
beforeEach(async () => {
  world = await createFilesWorld()
})
afterEach(() => world.close())

const files = () => world.names().filter((name) => name.endsWith('.json'))
const state = (of = world.server.fileJobs) => of.state(world.shop.shopId)
/** What a server does when it looks at its schedule. */
const look = async (jobs: FileJobs = world.server.fileJobs) => {
  jobs.wake()
  await jobs.idle()
}
/** Another server, or this one after a restart, on the same database. */
const another = (worker: FileWorker = workHere) =>
  new FileJobs({ ...world.server.fileJobs.parts, worker, log })
/** A worker that waits until it is let go. */
function held() {
  const { promise, resolve: release } = Promise.withResolvers<undefined>()
  const { promise: started, resolve: start } = Promise.withResolvers<undefined>()
  const worker = (async (work: never, parts: Parameters<FileWorker>[1]) => {
    parts.onStep('json', 40, 100)
    start(undefined)
    await promise
    return workHere(work, parts)
  }) as FileWorker
  return { worker, release: () => release(undefined), started }
}

describe('every 24 hours', () => {
  it('B6: the first files come a day after the sign-up, the next a day later, at the same time of day', async () => {
    const start = world.server.clock.now
    await world.commit({ collections })
    await look()
    expect(await state()).toEqual({ nextRunAt: start + DAY, lastRun: null, running: null })
    world.server.clock.now = start + DAY + 5 * HOUR
    await look()
    expect(files()).toHaveLength(1)
    expect(await state()).toMatchObject({ nextRunAt: start + 2 * DAY, lastRun: { ok: true, problem: null } })
    await look()
    expect(files()).toHaveLength(1)
  })

  it('B6: a restart begins nothing anew, and what fell due while the server was off is done at its start', async () => {
    const start = world.server.clock.now
    await world.commit({ collections })
    await look()
    for (let restart = 1; restart <= 5; restart += 1) {
      world.server.clock.now = start + restart * 20 * HOUR
      await look(another())
    }
    expect(files()).toHaveLength(4)
    world.server.clock.now = start + 69 * DAY
    await look(another())
    expect(files()).toHaveLength(5)
    expect(await state()).toMatchObject({ nextRunAt: start + 70 * DAY })
  })

  it('two servers on one database write them once', async () => {
    await world.commit({ collections })
    await look()
    world.server.clock.now += DAY + 1
    const first = held()
    const [one, two] = [another(first.worker), another()]
    one.wake()
    await first.started
    await look(two)
    expect((await two.state(world.shop.shopId)).running).toEqual({ step: 'gather', done: 0, total: 0 })
    first.release()
    await one.idle()
    expect(files()).toHaveLength(1)
  })

  it('a failed run shows, is tried again later and later, and ends well when the disk is there again', async () => {
    await world.commit({ collections })
    await look()
    world.server.clock.now += DAY
    const { path } = world.parts.folder
    rmSync(path, { recursive: true })
    const waits: number[] = []
    for (let run = 0; run < 6; run += 1) {
      await look()
      const { nextRunAt, lastRun } = await state()
      expect(lastRun).toEqual({ at: world.server.clock.now, ok: false, problem: 'folder_missing' })
      waits.push((nextRunAt! - world.server.clock.now) / 60_000)
      world.server.clock.now = nextRunAt!
    }
    expect(waits).toEqual([5, 15, 60, 180, 360, 360])
    mkdirSync(path)
    await look()
    expect(await state()).toMatchObject({
      nextRunAt: world.server.clock.now + DAY,
      lastRun: { ok: true, problem: null },
    })
    expect(files()).toHaveLength(1)
  })

  it('a private shop is passed over, and why is told', async () => {
    const theirs = await world.server.signUp({ custody: 'private', key: undefined })
    await world.commit({ collections, manifest: { custody: 'private' } }, theirs)
    await look()
    world.server.clock.now += DAY
    await look()
    const { lastRun, nextRunAt } = await world.server.fileJobs.state(theirs.shopId)
    expect([lastRun, nextRunAt! > world.server.clock.now]).toEqual([
      { at: world.server.clock.now, ok: false, problem: 'custody_private' },
      true,
    ])
  })

  it('a shop that cannot be written does not keep others from it', async () => {
    const made = await world.commit({ collections })
    const other = await world.server.signUp()
    await world.commit({ collections }, other)
    await look()
    world.server.clock.now += DAY
    const { storage } = world.parts
    const object = async (shop: string, id: string) =>
      made.objects.some((each) => each.id === id) ? undefined : storage.backups.object(shop, id)
    const jobs = new FileJobs({
      ...world.server.fileJobs.parts,
      storage: { ...storage, backups: { ...storage.backups, object } },
      log,
    })
    await look(jobs)
    expect([(await state()).lastRun!.problem, (await jobs.state(other.shopId)).lastRun!.ok]).toEqual([
      'object_missing',
      true,
    ])
    expect(world.names(other.shopId)).toHaveLength(2)
  })

  it('says when a run is missing its second copy', async () => {
    const second = { path: join(world.root, 'gone'), mayCreate: false }
    await world.commit({ collections })
    await look()
    world.server.clock.now += DAY
    await look(new FileJobs({ ...world.server.fileJobs.parts, second, log }))
    expect((await state()).lastRun).toMatchObject({ ok: false, problem: 'copy_failed' })
  })
})

describe('the end of the server', () => {
  it('stops what is due in the middle, begins nothing more, and does it after the restart', async () => {
    const others = [world.shop, await world.server.signUp(), await world.server.signUp()]
    for (const shop of others) await world.commit({ collections }, shop)
    await look()
    world.server.clock.now += DAY + 5_000
    let works = 0
    const { promise: began, resolve: begin } = Promise.withResolvers<undefined>()
    const { promise, reject } = Promise.withResolvers<never>()
    const worker = (() => {
      works += 1
      begin(undefined)
      return promise
    }) as FileWorker
    const jobs = another(worker)
    jobs.wake()
    await began
    const ended = jobs.stop()
    reject(new PosError('cancelled', 'the thread was ended'))
    await ended
    expect(works).toBe(1)
    expect((await state(jobs)).lastRun).toBeNull()
    await look(another())
    for (const { shopId } of others) expect(world.names(shopId)).toHaveLength(2)
  })

  it('begins no thread any more once threads are stopped', async () => {
    const threads = new FileThreads()
    await threads.stop()
    await world.commit({ collections })
    await expect(another(threads.work).create(world.shop.shopId)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('on demand', () => {
  it('a second one is refused while the first is at work, with how far it is', async () => {
    await world.commit({ collections })
    const first = held()
    const jobs = another(first.worker)
    const running = jobs.create(world.shop.shopId)
    await first.started
    expect((await state(jobs)).running).toEqual({ step: 'json', done: 40, total: 100 })
    for (const refused of [jobs, world.server.fileJobs])
      await expect(refused.create(world.shop.shopId)).rejects.toMatchObject({
        code: 'backup_running',
        retryable: true,
      })
    await expect(jobs.create(world.shop.shopId)).rejects.toMatchObject({
      values: { step: 'json', done: 40, total: 100 },
    })
    first.release()
    await running
    expect((await state(jobs)).running).toBeNull()
    expect(files()).toHaveLength(1)
  })

  it('leaves the time of the next automatic run alone, and its failure is not one of the schedule', async () => {
    await world.commit({ collections })
    await look()
    const { nextRunAt } = await state()
    world.server.clock.now += HOUR
    await world.server.fileJobs.create(world.shop.shopId)
    expect(await state()).toMatchObject({ nextRunAt, lastRun: { ok: true } })
    const { path } = world.parts.folder
    rmSync(path, { recursive: true })
    await expect(world.server.fileJobs.create(world.shop.shopId)).rejects.toMatchObject({
      code: 'folder_missing',
    })
    expect(await state()).toMatchObject({ nextRunAt, lastRun: { ok: false, problem: 'folder_missing' } })
    mkdirSync(path)
  })

  it('goes on at once after a kill: the lease of a dead process of this machine does not count', async () => {
    await world.commit({ collections })
    const { storage } = world.parts
    const { now } = world.server.clock
    await storage.files.lease(world.shop.shopId, {
      holder: `${hostname()}:${process.pid}:old`,
      now,
      until: now + 120_000,
    })
    await world.server.fileJobs.create(world.shop.shopId)
    await storage.files.lease(world.shop.shopId, {
      holder: 'another-machine:1:old',
      now,
      until: now + 120_000,
    })
    await expect(world.server.fileJobs.create(world.shop.shopId)).rejects.toMatchObject({
      code: 'backup_running',
    })
    world.server.clock.now += 120_000
    await world.server.fileJobs.create(world.shop.shopId)
    expect(files()).toHaveLength(2)
  })
})

describe('what a kill leaves', () => {
  it('B15: is removed at the start, never listed, and never taken for a file; others’ work and files stay', async () => {
    await world.commit({ collections })
    await world.server.fileJobs.create(world.shop.shopId)
    const whole = world.names()
    const own = partName('sonic_backup_2026-01-01_00-00-00.json', hostname())
    const dead = own.replace(`-${process.pid}-`, '-4194999-')
    const theirs = partName('sonic_backup_2026-01-01_00-00-00.json', 'another machine')
    const kept = ['notes.part', '.hidden']
    for (const name of [own, dead, `${dead}-journal`, theirs, ...kept])
      writeFileSync(join(world.folder(), name), 'half')
    const restarted = another()
    restarted.start()
    await restarted.idle()
    await restarted.stop()
    expect(world.names()).toEqual([...whole, theirs, ...kept].toSorted())
    expect((await world.server.fileJobs.state(world.shop.shopId)).lastRun).toMatchObject({ ok: true })
    const { listFiles } = await import('./list-files.ts')
    const listed = await listFiles(world.parts, world.shop.shopId)
    expect([listed.files.map(({ name }) => name), listed.foreign]).toEqual([whole, kept.toSorted()])
  })

  it('starts without its folder, and says so when it is to write', async () => {
    await world.commit({ collections })
    rmSync(world.parts.folder.path, { recursive: true })
    const jobs = another()
    jobs.start()
    await jobs.idle()
    await expect(jobs.create(world.shop.shopId)).rejects.toMatchObject({ code: 'folder_missing' })
    await jobs.stop()
    expect(readdirSync(world.root)).toEqual([])
  })
})

describe('the next run', () => {
  const run = { at: 10 * DAY, due: 10 * DAY, before: 0, problem: null, isScheduled: true }

  it('is a day after the last due time, however late it was', () => {
    expect(nextRun({ ...run, at: 10 * DAY + 5 }).dueAt).toBe(11 * DAY)
    expect(nextRun({ ...run, at: 14 * DAY }).dueAt).toBe(15 * DAY)
    expect(nextRun({ ...run, due: 12 * DAY, isScheduled: false }).dueAt).toBe(12 * DAY)
  })

  it('comes soon after a failure, and a day later when time alone mends nothing', () => {
    expect(nextRun({ ...run, problem: 'disk_full', before: 1 })).toMatchObject({
      dueAt: run.at + 15 * 60_000,
      failures: 2,
      ok: false,
    })
    expect(nextRun({ ...run, problem: 'custody_private' })).toMatchObject({
      dueAt: 11 * DAY,
      failures: 0,
      ok: false,
    })
  })
})
