import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { COLLECTION_NAMES } from '../../sections.ts'
import { identifyLeaf } from '../../snapshot/leaf.ts'
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
 * Unpacks every leaf of the shop and recomputes its id. A bad one is got again and put in place. Throws `object_invalid` when it cannot be had: the previous generation is to be offered then. May run
 * while the shop is open and be begun anew at any time.
 */
export async function checkLeaves(
  db: GenerationDb,
  keys: ShopKeys,
  again: LeafAgain,
  onProgress: OnProgress = () => undefined,
): Promise<CheckResult> {
  const total = await countLeaves(db)
  const writer = new RowWriter(db)
  let [leaves, repaired] = [0, 0]
  for (const collection of COLLECTION_NAMES) {
    let after = ''
    for (;;) {
      const range = idRange(collection, { from: after, fromOpen: after !== '' })
      const { rows, cutNo } = await readRows(db, range)
      const checked = await Promise.all(rows.map((row) => checkedRow(keys, row, again)))
      repaired += checked.filter((row, index) => row.body !== rows[index]?.body).length
      await writer.put(
        checked.filter((row, index) => row !== rows[index]),
        cutNo,
      )
      leaves += rows.length
      onProgress({ step: 'progress.check', done: leaves, total: Math.max(total, leaves), unit: 'objects' })
      if (rows.length < LEAVES_AT_ONCE) break
      after = rows.at(-1)?.lastId ?? ''
    }
  }
  await writer.done()
  return { leaves, repaired }
}

async function readRows(db: GenerationDb, range: IDBKeyRange): Promise<{ rows: ColdRow[]; cutNo: number }> {
  return db.run(['cold', 'meta'], 'read', async (tx) => {
    const [rows, state] = await Promise.all([tx.list('cold', range, LEAVES_AT_ONCE), tx.meta('state')])
    return { rows, cutNo: state?.cutNo ?? 0 }
  })
}

/** The same row when its body is right: writing 18,000 rows only to add a `firstId` would cost a quarter of the check (decision 433). */
async function checkedRow(keys: ShopKeys, row: ColdRow, again: LeafAgain): Promise<ColdRow> {
  const { collection, leafId } = row
  if ((await firstIdOf(keys, row, row.body)) !== undefined) return row
  const body = await again(collection, leafId)
  const repaired = body === undefined ? undefined : await firstIdOf(keys, row, body)
  if (body === undefined || repaired === undefined)
    throw new PosError(
      'object_invalid',
      `leaf ${leafId} of ${collection} is damaged and cannot be had again`,
      { field: collection },
    )
  return { ...row, firstId: repaired, body }
}

/** The id of the first record, or `undefined` when the body is not that of the leaf. */
async function firstIdOf(
  keys: ShopKeys,
  { collection, leafId }: ColdRow,
  body: Uint8Array,
): Promise<string | undefined> {
  try {
    const { id, firstId } = await identifyLeaf(keys, collection, body)
    return id === leafId ? firstId : undefined
  } catch {
    return undefined
  }
}

/**
 * Puts rows while the next ones are being checked. Only where the old ones still stand: after a cut (`cutNo`) each is compared.
 */
class RowWriter {
  readonly #db: GenerationDb
  #writing: Promise<void> = Promise.resolve()

  constructor(db: GenerationDb) {
    this.#db = db
  }

  async put(rows: readonly ColdRow[], cutNo: number): Promise<void> {
    await this.#writing
    this.#writing = rows.length === 0 ? Promise.resolve() : this.#put(rows, cutNo)
    this.#writing.catch(() => undefined)
  }

  /** Resolves when everything is written; rejects with why it could not be. */
  done(): Promise<void> {
    return this.#writing
  }

  #put(rows: readonly ColdRow[], cutNo: number): Promise<void> {
    return this.#db.run(['cold', 'meta'], 'relaxed', async (tx) => {
      const isSame = (await tx.meta('state'))?.cutNo === cutNo
      for (const row of rows) {
        const there = isSame ? row : await tx.get('cold', [row.collection, row.lastId])
        if (there?.leafId === row.leafId) tx.put('cold', row)
      }
    })
  }
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
