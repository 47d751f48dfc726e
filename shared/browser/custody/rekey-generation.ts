import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { leafIdsOf } from '../../snapshot/leaf.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { buildNodes, type Child, type Top } from '../../snapshot/tree.ts'
import { nodeRow } from '../cut/rebuild-tree.ts'
import type { ColdRow } from '../generation.ts'
import type { LeafAgain } from '../restore/check-leaves.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import { idRange, wholeCollection } from '../store/key-range.ts'

/** A read transaction spans at most so many leaves (engine 2). */
const LEAVES_AT_ONCE = 64

/** What renaming a shop's leaves takes. */
export interface Rekey {
  readonly from: GenerationDb
  readonly to: GenerationDb
  /** Of `from`. */
  readonly former: ShopKeys
  readonly keys: ShopKeys
  /** Gets a damaged leaf again, under its former id. */
  readonly again: LeafAgain
  /** Told how many records more are done. */
  readonly onRecords?: (records: number) => void
}

/** A leaf that stands in the new generation: what it is a copy of. */
interface Copied extends Child {
  readonly was: ObjectId
}

/**
 * Copies collections into a new generation under other keys: the same leaves (where they end does not depend on the key) by new
 * ids. It may be done while the shop is sold from, and again: only what has changed since is touched, so the last time, behind the
 * fence, is short. Throws `object_invalid` for a leaf that is damaged and cannot be had again, `storage_full`.
 */
export class GenerationRekey {
  readonly #rekey: Rekey
  readonly #copied = new Map<string, Map<string, Copied>>()
  readonly #tops = new Map<string, { readonly was: ObjectId; readonly top: Top | undefined }>()

  constructor(rekey: Rekey) {
    this.#rekey = rekey
  }

  /** Brings these collections to how they are now, and resolves to their tops. */
  async copy(now: Readonly<Record<string, Top>>): Promise<Record<string, Top>> {
    const tops: Record<string, Top> = {}
    for (const [collection, { id }] of Object.entries(now)) {
      const known = this.#tops.get(collection)
      const top = known?.was === id ? known.top : await this.#collection(collection)
      this.#tops.set(collection, { was: id, top })
      if (top !== undefined) tops[collection] = top
    }
    for (const collection of this.#copied.keys())
      if (!Object.hasOwn(now, collection)) await this.#forget(collection)
    return tops
  }

  async #collection(collection: string): Promise<Top | undefined> {
    const { keys, to } = this.#rekey
    const before = this.#copied.get(collection) ?? new Map<string, Copied>()
    const after = new Map<string, Copied>()
    // Noted before it is whole: a failure in between leaves rows that the next time must know of
    this.#copied.set(collection, before)
    for await (const rows of this.#batches(collection)) {
      const copied = await Promise.all(rows.map((row) => this.#leaf(row, before)))
      const changed = copied.filter(({ row }) => row !== undefined)
      await to.run(['cold'], 'relaxed', (tx) => {
        for (const { row } of changed) if (row !== undefined) tx.put('cold', row)
      })
      for (const { leaf } of copied) {
        after.set(leaf.lastId, leaf)
        before.set(leaf.lastId, leaf)
      }
    }
    const { nodes, top } = await buildNodes(keys, collection, [...after.values()].map(childOf))
    await to.run(['cold', 'nodes'], 'relaxed', (tx) => {
      for (const lastId of before.keys()) if (!after.has(lastId)) tx.remove('cold', [collection, lastId])
      tx.remove('nodes', wholeCollection(collection))
      for (const node of nodes) tx.put('nodes', nodeRow(collection, node))
    })
    this.#copied.set(collection, after)
    return top
  }

  async *#batches(collection: string): AsyncGenerator<ColdRow[]> {
    let after: string | undefined
    for (;;) {
      const range = idRange(collection, { from: after, fromOpen: after !== undefined })
      const rows = await this.#rekey.from.run(['cold'], 'read', (tx) =>
        tx.list('cold', range, LEAVES_AT_ONCE),
      )
      if (rows.length > 0) yield rows
      if (rows.length < LEAVES_AT_ONCE) return
      after = rows.at(-1)?.lastId
    }
  }

  /** What the leaf is in the new generation; `row` when it has to be written. */
  async #leaf(row: ColdRow, before: ReadonlyMap<string, Copied>): Promise<{ leaf: Copied; row?: ColdRow }> {
    const known = before.get(row.lastId)
    if (known?.was === row.leafId) return { leaf: known }
    const { id, body } = await this.#named(row)
    this.#rekey.onRecords?.(row.count)
    const { lastId, count, rawBytes, leafId } = row
    return {
      leaf: { lastId, id, records: count, rawBytes, was: leafId },
      row: { ...row, leafId: id, body },
    }
  }

  async #named(row: ColdRow): Promise<{ id: ObjectId; body: ColdRow['body'] }> {
    const { collection, leafId } = row
    const id = await this.#idIfWhole(row, row.body)
    if (id !== undefined) return { id, body: row.body }
    const body = await this.#rekey.again(collection, leafId)
    const healed = body === undefined ? undefined : await this.#idIfWhole(row, body)
    if (body === undefined || healed === undefined)
      throw new PosError('object_invalid', `leaf ${leafId} is damaged and cannot be had again`, {
        field: collection,
      })
    return { id: healed, body }
  }

  async #idIfWhole({ collection, leafId }: ColdRow, body: Uint8Array): Promise<ObjectId | undefined> {
    const { former, keys } = this.#rekey
    try {
      const { was, id } = await leafIdsOf(former, keys, collection, body)
      return was === leafId ? id : undefined
    } catch (error) {
      if (error instanceof PosError && error.code === 'object_invalid') return undefined
      throw error
    }
  }

  async #forget(collection: string): Promise<void> {
    await this.#rekey.to.run(['cold', 'nodes'], 'relaxed', (tx) => {
      tx.remove('cold', idRange(collection))
      tx.remove('nodes', wholeCollection(collection))
    })
    this.#copied.delete(collection)
    this.#tops.delete(collection)
  }
}

function childOf({ lastId, id, records, rawBytes }: Copied): Child {
  return { lastId, id, records, rawBytes }
}
