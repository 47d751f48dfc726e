import type { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openDatabase } from '../../server/storage/sqlite/open-database.ts'
import { createSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import { PosError } from '../../shared/errors.ts'
import { idList, makeShop } from '../contract/made-shop.ts'
import { restored } from '../contract/restored.ts'
import { addShop } from '../contract/storage-contract.ts'
import { Till } from '../contract/till.ts'
import { thrash, type Thrash, type Thrashed } from './thrash.ts'

/** Another one each time; the name of a failing test tells which it was. */
const SEED = Number(process.env['THRASH_SEED'] ?? Date.now() % 1_000_000)

/** What is to be swept is not opened before. */
const STAYS_CLOSED = `
  create trigger planted after update of closed on sonic_objects when new.closed = 0
  begin update sonic_objects set closed = 1 where shop_id = new.shop_id and id = new.id; end`

async function onSqlite(plan: Thrash, plant?: (db: DatabaseSync) => void): Promise<Thrashed> {
  const db = openDatabase(':memory:')
  plant?.(db)
  const storage = createStorage(createSqliteRunner(db))
  try {
    return await thrash(storage, plan)
  } finally {
    await storage.close()
  }
}

/** Plants a defect into the database itself, so that the product's code stays as it is. */
const DEFECTS: Record<string, string> = {
  'what requests rely on while it sweeps is not marked': `
    create trigger planted before insert on gc_marks
    when (select phase from gc_runs where shop_id = new.shop_id) in ('open', 'sweep_nodes', 'sweep_leaves')
    begin select raise(ignore); end`,
  'what is under a node is not marked': `
    create trigger planted after insert on gc_marks when new.id like 'l%' and abs(random()) % 20 = 0
    begin delete from gc_marks where shop_id = new.shop_id and id = new.id; end`,
}

describe('commits, restores, deleting and collecting at once, without any grace', () => {
  it(`engine 31: no backup is ever corrupt (seed ${SEED})`, async () => {
    const result = await onSqlite({ seed: SEED, shops: 3, backups: 60 })
    expect([SEED, result.corrupt]).toEqual([SEED, []])
    const { backups, restores, collected, deleted, undeleted } = result
    expect(backups).toBe(180)
    for (const count of [restores, collected, deleted, undeleted]) expect(count).toBeGreaterThan(20)
  })

  for (const [defect, trigger] of Object.entries(DEFECTS)) {
    it(`is not blind: ${defect}`, async () => {
      for (let seed = 1; seed <= 12; seed += 1) {
        const { corrupt } = await onSqlite({ seed, shops: 2, backups: 40 }, (db) => db.exec(trigger))
        if (corrupt.length > 0) return
      }
      expect.fail('a planted defect was not noticed')
    })
  }

  it('is not blind: deleted backups are forgotten at once', async () => {
    const { corrupt } = await onSqlite({ seed: 1, shops: 2, backups: 40, forgetsDeleted: true })
    expect(corrupt).toContainEqual(expect.stringContaining('cannot be brought back'))
  })
})

describe('a device comes back to a state of which half the nodes are swept', () => {
  it('engine 31: after whichever of them, it is told what lacks', async () => {
    const found = await comeBack()
    expect(found.length).toBeGreaterThan(5)
    expect(found.filter((each) => each !== 'right')).toEqual([])
  })

  it('is not blind: what is to be swept stays closed', async () => {
    expect(await comeBack(STAYS_CLOSED)).toContainEqual(expect.stringContaining('object_missing'))
  })
})

/** For each number of swept nodes: what a restore of the backup says that a device made then. */
async function comeBack(plant?: string): Promise<string[]> {
  const found: string[] = []
  for (let swept = 0; ; swept += 1) {
    const db = openDatabase(':memory:')
    if (plant !== undefined) db.exec(plant)
    const storage = createStorage(createSqliteRunner(db))
    const shop = await makeShop()
    await addShop(storage, shop)
    const step = () => storage.upkeep.gc.step(shop.shopId, { at: 1, seenSince: 9e15, atOnce: 1 })
    const till = new Till(storage, shop, () => 1)
    const before = { invoices: idList(150) }
    const { made } = await till.backup(before)
    await till.backup({ invoices: idList(5, 'x') })
    await storage.care.patch(shop.shopId, made.header.snapshotId, { pinned: false })
    await storage.care.delete(shop.shopId, made.header.snapshotId, 1)
    await storage.upkeep.gc.purge(shop.shopId, 2, 10)
    let last = await step()
    while (last.kind === 'going' && last.phase !== 'sweep_nodes') last = await step()
    for (let steps = 0; steps < swept; steps += 1) last = await step()
    const isOver = last.kind === 'going' && last.phase !== 'sweep_nodes'
    if (!isOver) {
      const { number } = await till.backup(before)
      while (last.kind === 'going') last = await step()
      found.push(
        await restored(storage, shop, number).then(
          (ids) => (ids['invoices']?.length === 150 ? 'right' : 'other'),
          codeOf,
        ),
      )
    }
    await storage.close()
    if (isOver) return found
  }
}

const codeOf = (error: unknown) => (error instanceof PosError ? error.code : String(error))
