import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { COLLECTION_NAMES } from '../../sections.ts'
import { leafIdOf } from '../../snapshot/leaf.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { CheckResult, OnProgress } from '../engine-api.ts'
import type { ColdRow } from '../generation.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import { idRange } from '../store/key-range.ts'

/** A read transaction spans at most so many leaves (engine 2). */
const LEAVES_AT_ONCE = 64

/** Gets a leaf's packed body again from where the restore came from; `undefined` when that is not possible. */
export type LeafAgain = (collection: string, id: ObjectId) => Promise<Uint8Array<ArrayBuffer> | undefined>

/**
 * Unpacks every leaf of the shop and recomputes its id. A bad one is got again and put in place. Throws `object_invalid` when it
 * cannot be had: the previous generation is to be offered then. May run while the shop is open and be begun anew at any time.
 */
export async function checkLeaves(
  db: GenerationDb,
  keys: ShopKeys,
  again: LeafAgain,
  onProgress: OnProgress = () => undefined,
): Promise<CheckResult> {
  const total = await countLeaves(db)
  let [leaves, repaired] = [0, 0]
  for (const collection of COLLECTION_NAMES) {
    let after = ''
    for (;;) {
      const range = idRange(collection, { from: after, fromOpen: after !== '' })
      const rows = await db.run(['cold'], 'read', (tx) => tx.list('cold', range, LEAVES_AT_ONCE))
      const bad = await badOnes(keys, rows)
      for (const row of bad) await repair(db, keys, row, again)
      leaves += rows.length
      repaired += bad.length
      onProgress({ step: 'progress.check', done: leaves, total: Math.max(total, leaves), unit: 'objects' })
      if (rows.length < LEAVES_AT_ONCE) break
      after = rows.at(-1)?.lastId ?? ''
    }
  }
  return { leaves, repaired }
}

async function badOnes(keys: ShopKeys, rows: readonly ColdRow[]): Promise<ColdRow[]> {
  const good = await Promise.all(rows.map((row) => isGood(keys, row.collection, row.leafId, row.body)))
  return rows.filter((_, index) => good[index] !== true)
}

async function isGood(keys: ShopKeys, collection: string, id: ObjectId, body: Uint8Array): Promise<boolean> {
  try {
    return (await leafIdOf(keys, collection, body)) === id
  } catch {
    return false
  }
}

/** The row is put only where the bad one still stands: a cut may have rewritten it meanwhile. */
async function repair(db: GenerationDb, keys: ShopKeys, row: ColdRow, again: LeafAgain): Promise<void> {
  const { collection, leafId, lastId } = row
  const body = await again(collection, leafId)
  if (body === undefined || !(await isGood(keys, collection, leafId, body)))
    throw new PosError(
      'object_invalid',
      `leaf ${leafId} of ${collection} is damaged and cannot be had again`,
      {
        field: collection,
      },
    )
  await db.run(['cold'], 'strict', async (tx) => {
    const there = await tx.get('cold', [collection, lastId])
    if (there?.leafId === leafId) tx.put('cold', { ...there, body })
  })
}

async function countLeaves(db: GenerationDb): Promise<number> {
  let leaves = 0
  for (const collection of COLLECTION_NAMES) {
    leaves += await db.run(
      ['cold'],
      'read',
      async (tx) => (await tx.keys('cold', idRange(collection))).length,
    )
  }
  return leaves
}
