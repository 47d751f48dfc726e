import { batchesOf } from '../../batches.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import type { RecordSink } from '../../legacy/kept.ts'
import { RecordPile } from '../../legacy/record-pile.ts'
import { COLLECTION_NAMES, type CollectionName } from '../../sections.ts'
import { divideLeaves } from '../../snapshot/leaf-divider.ts'
import { packLeaf } from '../../snapshot/leaf.ts'
import { SCHEMA_VERSION } from '../../snapshot/limits.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { buildNodes, rootOf, type Child, type Top } from '../../snapshot/tree.ts'
import type { GenerationWriter } from '../generation.ts'

/** A complete shop that was written into a generation; `tops` are for `GenerationWriter.finish`. */
export interface WrittenShop {
  readonly records: number
  readonly tops: Readonly<Record<string, Top>>
  readonly root: ObjectId
}

const LEAVES_A_TRANSACTION = 64

/** Gathers records per collection and writes each collection, once it is complete, as leaves and nodes of a new generation. */
export class GenerationSink implements RecordSink {
  readonly #writer: GenerationWriter
  readonly #keys: ShopKeys
  readonly #onWritten: (records: number) => void
  readonly #piles = new Map<CollectionName, RecordPile>()
  readonly #tops = new Map<string, Top>()
  #records = 0

  constructor(writer: GenerationWriter, keys: ShopKeys, onWritten: (records: number) => void = () => {}) {
    this.#writer = writer
    this.#keys = keys
    this.#onWritten = onWritten
  }

  put(collection: CollectionName, id: string, text: string): void {
    let pile = this.#piles.get(collection)
    if (pile === undefined) {
      pile = new RecordPile()
      this.#piles.set(collection, pile)
    }
    pile.add(id, text)
  }

  /** Writes a collection; its memory is free afterwards. Rejects `storage_full`. */
  async finish(collection: CollectionName): Promise<void> {
    const pile = this.#piles.get(collection)
    if (pile === undefined) return
    this.#piles.delete(collection)
    const leaves = await this.#writeLeaves(collection, pile)
    const { nodes, top } = await buildNodes(this.#keys, collection, leaves)
    if (nodes.length > 0) await this.#writer.putNodes(collection, nodes)
    if (top !== undefined) this.#tops.set(collection, top)
  }

  /** Writes what is left and says what was made. */
  async end(): Promise<WrittenShop> {
    for (const collection of COLLECTION_NAMES) await this.finish(collection)
    const tops = Object.fromEntries(this.#tops)
    const ids = [...this.#tops].map(([name, { id }]) => [name, id] as const)
    return { records: this.#records, tops, root: await rootOf(this.#keys, SCHEMA_VERSION, ids) }
  }

  async #writeLeaves(collection: CollectionName, pile: RecordPile): Promise<Child[]> {
    const children: Child[] = []
    let writing: Promise<void> = Promise.resolve()
    for (const batch of batchesOf(divideLeaves(collection, pile.records()), LEAVES_A_TRANSACTION)) {
      // Packed side by side, so that one is named by the browser's crypto while the next is deflated.
      const leaves = await Promise.all(batch.map((records) => packLeaf(this.#keys, collection, records)))
      await writing
      writing = this.#writer.putLeaves(collection, leaves)
      // Awaited after the next batch; without a handler a failure before that would count as unhandled.
      writing.catch(() => undefined)
      children.push(...leaves.map(({ lastId, id, records, rawBytes }) => ({ lastId, id, records, rawBytes })))
      const records = leaves.reduce((sum, leaf) => sum + leaf.records, 0)
      this.#records += records
      this.#onWritten(records)
    }
    await writing
    return children
  }
}
