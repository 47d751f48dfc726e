import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AppEnv } from './app-env.ts'
import { RequestLoad } from './request-load.ts'

let now: number
let slept: number[]
let load: RequestLoad
let app: Hono<AppEnv>
let answer: () => void

beforeEach(async () => {
  now = 1000
  slept = []
  load = new RequestLoad({
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms)
      now += ms
    },
  })
  app = new Hono<AppEnv>()
  app.use(load.count)
  app.get('/', async (c) => {
    await new Promise<void>((resolve) => (answer = resolve))
    return c.text('')
  })
  await load.yield(20)
})

/** How long a yield rests after so many milliseconds of work. */
async function restMs(workedMs: number): Promise<number> {
  now += workedMs
  slept = []
  await load.yield(20)
  return slept.reduce((sum, ms) => sum + ms, 0)
}

describe('work that nobody waits for', () => {
  it('goes on at once while nobody asks anything', async () => {
    expect(await restMs(5)).toBe(0)
    expect(await restMs(60_000)).toBe(0)
  })

  it('rests four times as long as it has worked while a request is under way', async () => {
    const asked = app.request('/')
    expect(await restMs(1)).toBe(20)
    expect(await restMs(30)).toBe(120)
    expect(await restMs(60_000)).toBe(250)
    answer()
    await asked
  })

  it('rests for a moment after the last answer too', async () => {
    const asked = app.request('/')
    answer()
    await asked
    expect(await restMs(1)).toBe(20)
    expect(await restMs(30)).toBe(120)
    expect(await restMs(30)).toBe(0)
  })
})
