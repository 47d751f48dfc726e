import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import type { Runner } from '../../server/storage/runner.ts'
import { openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import type { Program } from '../../server/storage/statement.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { idList, makeShop, type MadeShop } from '../contract/made-shop.ts'
import { restored, type ShopIds } from '../contract/restored.ts'
import { addShop } from '../contract/storage-contract.ts'
import { Till } from '../contract/till.ts'

const PROCESS = join(import.meta.dirname, 'care-process.ts')

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-kill-'))
  path = join(folder, 'a.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

class Killed extends Error {}

/** A runner whose writes end in the middle: after so many statements, as a power cut would end them. */
function mortal(runner: Runner): Runner & { after: number } {
  const self = {
    ...runner,
    after: Number.POSITIVE_INFINITY,
    write: <Result>(make: () => Program<Result>) => runner.write(() => cutOff(make(), self.after)),
  }
  return self
}

function* cutOff<Result>(program: Program<Result>, after: number): Program<Result> {
  let step = program.next([])
  for (let count = 0; step.done !== true; count += 1) {
    if (count >= after) throw new Killed()
    step = program.next(yield step.value)
  }
  return step.value
}

/** All backups of the shop, deleted or not, restore to what went in. */
async function expectWhole(storage: Storage, shop: MadeShop, made: ReadonlyMap<number, ShopIds>) {
  for (const [number, contents] of made) {
    if ((await storage.backups.manifest(shop.shopId, number)) === undefined) continue
    expect([number, await restored(storage, shop, number)]).toEqual([number, contents])
  }
}

describe('killed in the middle of deleting, purging and collecting', () => {
  it('engine 31: at every statement of every step: nothing that a backup needs is gone, and the end is the same', async () => {
    const runner = mortal(openSqliteRunner(':memory:'))
    const storage = createStorage(runner)
    const shop = await makeShop()
    await addShop(storage, shop)
    const till = new Till(storage, shop, () => 1)
    const states = [idList(25), idList(25, 's'), [...idList(10), ...idList(8, 's')]]
    const made = new Map<number, ShopIds>()
    for (const invoices of states) made.set((await till.backup({ invoices })).number, { invoices })
    const rows = await storage.backups.list(shop.shopId, { before: 9, limit: 9, lineage: undefined })
    let kills = 0

    /** Kills it at its first statement, then at its second …, until it comes to its end. */
    const survive = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      for (let after = 0; ; after += 1) {
        runner.after = after
        const result = await work().catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error
          return error
        })
        runner.after = Number.POSITIVE_INFINITY
        if (!(result instanceof Killed)) return result
        if ((kills += 1) % 20 === 0) await expectWhole(storage, shop, made)
      }
    }
    for (const { snapshot_id: snapshot, number } of rows.filter((row) => row.number < 3)) {
      await storage.care.patch(shop.shopId, snapshot, { pinned: false })
      expect(await survive(() => storage.care.delete(shop.shopId, snapshot, 1))).toEqual({ kind: 'deleted' })
      expect(await survive(() => storage.upkeep.gc.purge(shop.shopId, 2, 1))).toBe(1)
      made.delete(number)
    }
    const turn = { at: 1, seenSince: Number.MAX_SAFE_INTEGER, atOnce: 6 }
    const step = () => survive(() => storage.upkeep.gc.step(shop.shopId, turn))
    let last = await step()
    while (last.kind === 'going') last = await step()
    await expectWhole(storage, shop, made)
    expect(kills).toBeGreaterThan(100)
    expect(last).toMatchObject({ kind: 'done' })
    const kept = (await till.backup({ invoices: states[2]! })).made.objects.length
    expect(await storage.upkeep.scrub.count(shop.shopId)).toBe(kept)
    await storage.close()
  })

  it('SIGKILL of a real process at any moment: backups that are there are whole, and the next one goes on', async () => {
    let storage = createStorage(openSqliteRunner(path))
    const shop = await makeShop()
    await addShop(storage, shop)
    const policy = { last: 2, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0, withinHours: 0 }
    await storage.retention.choose(shop.shopId, { policy })
    const till = new Till(storage, shop, () => Date.now())
    const made = new Map<number, ShopIds>()
    for (let round = 0; round < 4; round += 1) {
      for (let count = 0; count < 3; count += 1) {
        const invoices = [...idList(60, 'abc'[count]), ...idList(round + 1, 'z')]
        made.set((await till.backup({ invoices })).number, { invoices })
      }
      await storage.close()
      await killAfter(20 + Math.random() * 150, shop.shopId)
      storage = createStorage(openSqliteRunner(path))
      till.use(storage)
      await expectWhole(storage, shop, made)
      const left = await storage.backups.list(shop.shopId, { before: 1e9, limit: 100, lineage: undefined })
      expect(left.length).toBeGreaterThanOrEqual(2)
    }
    await storage.close()
  })
})

/** Starts the process, and kills it so many milliseconds after it has begun its work. */
async function killAfter(ms: number, shop: string): Promise<void> {
  const child = spawn(process.execPath, [PROCESS, path, shop], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = new Promise((resolve) => void child.once('exit', (_, signal) => resolve(signal)))
  await new Promise((resolve) => void child.stdout.once('data', resolve))
  await wait(ms)
  child.kill('SIGKILL')
  expect(await exit).toBe('SIGKILL')
}
