import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from '../storage/create-storage.ts'
import { openSqliteRunner } from '../storage/sqlite/sqlite-runner.ts'
import type { Storage } from '../storage/storage.ts'
import { PosError } from '../../shared/errors.ts'
import { CareJob } from './care-job.ts'
import type { CareTask, CareTurn } from './care-task.ts'

const HOUR = 3_600_000

let folder: string
let storage: Storage
let now: number
let done: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-care-'))
  storage = createStorage(openSqliteRunner(join(folder, 'a.sqlite')))
  now = 1_800_000_000_000
  done = []
})
afterEach(async () => {
  await storage.close()
  rmSync(folder, { recursive: true })
})

const task = (name: string, everyMs: number, run?: CareTask['run']): CareTask => ({
  name,
  everyMs,
  run:
    run ??
    (async () => {
      done.push(name)
      return null
    }),
})
const jobOf = (tasks: readonly CareTask[], of = storage) =>
  new CareJob({
    jobs: of.upkeep.jobs,
    tasks,
    log: pino({ level: 'silent' }),
    now: () => now,
    yield: async () => {},
  })
const row = (name: string) => storage.upkeep.jobs.get('', name)

describe('the care of the server', () => {
  it('runs each task when it is due, in their order, one after the other', async () => {
    const care = jobOf([task('a', HOUR), task('b', 2 * HOUR)])
    for (let hour = 0; hour < 5; hour += 1) {
      await Promise.all([care.run(), care.run()])
      now += HOUR
    }
    expect(done).toEqual(['a', 'b', 'a', 'a', 'b', 'a', 'a', 'b'])
  })

  it('remembers over a restart what was done, and catches up once with what was missed', async () => {
    await jobOf([task('a', HOUR)]).run()
    await storage.close()
    storage = createStorage(openSqliteRunner(join(folder, 'a.sqlite')))
    now += HOUR / 2
    await jobOf([task('a', HOUR)]).run()
    expect(done).toEqual(['a'])
    now += 100 * HOUR
    const care = jobOf([task('a', HOUR)])
    await care.run()
    await care.run()
    expect(done).toEqual(['a', 'a'])
  })

  it('of two servers on one database one does it; the other takes over when it falls silent', async () => {
    const other = createStorage(openSqliteRunner(join(folder, 'a.sqlite')))
    let go = () => {}
    const gate = new Promise<void>((resolve) => (go = resolve))
    const slow = task('a', HOUR, async () => {
      done.push('slow')
      await gate
      return null
    })
    const first = jobOf([slow])
    const running = first.run()
    while (done.length === 0) await new Promise((resolve) => void setImmediate(resolve))
    const second = jobOf([task('a', HOUR)], other)
    await second.run()
    expect(done).toEqual(['slow'])
    now += 121_000
    await second.run()
    expect(done).toEqual(['slow', 'a'])
    go()
    await running
    await other.close()
  })

  it('a server that lost its lease stops at its next pause, and leaves the other one’s lease alone', async () => {
    const other = createStorage(openSqliteRunner(join(folder, 'a.sqlite')))
    const stolen = task('a', HOUR, async (turn) => {
      now += 121_000
      expect(await other.upkeep.jobs.hold('care', 'another', now, now + 120_000)).toBe(true)
      await turn.pause()
      done.push('never')
      return null
    })
    await jobOf([stolen]).run()
    expect(done).toEqual([])
    expect(await storage.upkeep.jobs.hold('care', 'third', now, now + 1)).toBe(false)
    await other.close()
  })

  it('keeps its lease while it works longer than a lease is long', async () => {
    const other = jobOf([task('a', HOUR)])
    const long = task('a', HOUR, async (turn) => {
      for (let minute = 0; minute < 10; minute += 1) {
        now += 60_000
        await turn.pause()
        await other.run()
      }
      return null
    })
    await jobOf([long]).run()
    expect(done).toEqual([])
  })

  it('stops in the middle when the server ends; the next start does it again', async () => {
    let stopped: Promise<void> | undefined
    const endless = task('a', HOUR, async (turn: CareTurn) => {
      for (let rounds = 0; ; rounds += 1) {
        if (rounds === 3) stopped = care.stop()
        await turn.pause()
        done.push('round')
      }
    })
    const care = jobOf([endless, task('b', HOUR)])
    await care.run()
    await stopped
    expect(done).toEqual(['round', 'round', 'round'])
    expect(await row('a')).toMatchObject({ started_at: now, finished_at: null })
    await jobOf([task('a', HOUR)]).run()
    expect(done.at(-1)).toBe('a')
  })

  it('a task that fails is remembered with its code and tried again soon; the others run', async () => {
    let fails = true
    const shaky = task('a', 24 * HOUR, async () => {
      if (fails) throw new PosError('object_missing', 'gone')
      done.push('a')
      return null
    })
    const care = jobOf([shaky, task('b', HOUR)])
    await care.run()
    expect(done).toEqual(['b'])
    expect(await row('a')).toMatchObject({ problem: 'object_missing', finished_at: now })
    fails = false
    now += 600_000
    await care.run()
    expect(done).toEqual(['b', 'a'])
    expect(await row('a')).toMatchObject({ problem: null })
  })

  it('a database that is away is no fault of the task: all is tried again at the next look', async () => {
    let isAway = true
    const shaky = task('a', HOUR, async () => {
      if (isAway) throw new PosError('storage_unavailable', 'away', { retryable: true })
      done.push('a')
      return null
    })
    const care = jobOf([shaky])
    await care.run()
    expect(await row('a')).toMatchObject({ problem: null, finished_at: null })
    isAway = false
    await care.run()
    expect(done).toEqual(['a'])
  })

  it('a task without work is not run, and nothing is written', async () => {
    const idle: CareTask = { ...task('a', 0), hasWork: async () => false }
    await jobOf([idle]).run()
    expect(done).toEqual([])
    expect(await storage.upkeep.jobs.all('')).toEqual([])
  })
})
