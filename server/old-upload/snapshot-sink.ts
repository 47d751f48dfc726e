import { hash } from 'node:crypto'
import { batchesOf } from '../../shared/batches.ts'
import type { ShopKeys } from '../../shared/keys/shop-keys.ts'
import type { RecordSink } from '../../shared/legacy/kept.ts'
import { RecordPile } from '../../shared/legacy/record-pile.ts'
import { COLLECTION_NAMES, type CollectionName } from '../../shared/sections.ts'
import { divideLeaves } from '../../shared/snapshot/leaf-divider.ts'
import { packLeaf, type LeafRecord, type PackedLeaf } from '../../shared/snapshot/leaf.ts'
import { SCHEMA_VERSION } from '../../shared/snapshot/limits.ts'
import type { ObjectId } from '../../shared/snapshot/object-id.ts'
import { sealLeaf, sealNode, type SealContext } from '../../shared/snapshot/seal.ts'
import { buildNodes, rootOf, type Child, type Top, type TreeNode } from '../../shared/snapshot/tree.ts'
import type { IncomingObject } from '../storage/programs/store-objects.ts'
import { SumsOfRecords, type Sums } from './sums-of-records.ts'

/** Objects that are packed, asked for and stored in one go; after them others have a turn. */
const AT_ONCE = 16

/** What a sink needs of the shop and of the storage. */
export interface SinkParts {
  readonly keys: ShopKeys
  readonly context: SealContext
  /** Those of `ids` that are not stored yet; the others count as seen now, so that no collection takes them away. */
  readonly missing: (ids: readonly ObjectId[]) => Promise<ReadonlySet<ObjectId>>
  readonly put: (objects: readonly IncomingObject[]) => Promise<unknown>
  readonly onRecords?: (records: number) => void
}

/** A complete shop as objects of the server. */
export interface BuiltShop {
  readonly tops: ReadonlyMap<CollectionName, Top>
  readonly root: ObjectId
  readonly records: number
  readonly sums: Sums
}

/**
 * Gathers records per collection and stores each collection, once it is complete, as sealed leaves and nodes (children
 * first). It holds the texts of the collections that are not complete yet and no more.
 */
export class SnapshotSink implements RecordSink {
  readonly #parts: SinkParts
  readonly #piles = new Map<CollectionName, RecordPile>()
  readonly #tops = new Map<CollectionName, Top>()
  readonly #sums = new SumsOfRecords()
  #records = 0

  constructor(parts: SinkParts) {
    this.#parts = parts
  }

  put(collection: CollectionName, id: string, text: string): void {
    let pile = this.#piles.get(collection)
    if (pile === undefined) {
      pile = new RecordPile()
      this.#piles.set(collection, pile)
    }
    pile.add(id, text)
  }

  async finish(collection: CollectionName): Promise<void> {
    const pile = this.#piles.get(collection)
    if (pile === undefined) return
    this.#piles.delete(collection)
    const leaves: Child[] = []
    for (const batch of batchesOf(divideLeaves(collection, pile.records()), AT_ONCE))
      leaves.push(...(await this.#storeLeaves(collection, batch)))
    const { nodes, top } = await buildNodes(this.#parts.keys, collection, leaves)
    for (const batch of batchesOf(nodes, AT_ONCE)) await this.#storeNodes(collection, batch)
    if (top !== undefined) this.#tops.set(collection, top)
  }

  /** Stores what is left and says what was built. */
  async end(): Promise<BuiltShop> {
    for (const collection of COLLECTION_NAMES) await this.finish(collection)
    const ids = [...this.#tops].map(([name, { id }]) => [name, id] as const)
    const root = await rootOf(this.#parts.keys, SCHEMA_VERSION, ids)
    return { tops: this.#tops, root, records: this.#records, sums: this.#sums.sums() }
  }

  async #storeLeaves(
    collection: CollectionName,
    batch: readonly (readonly LeafRecord[])[],
  ): Promise<Child[]> {
    const { keys, context, onRecords } = this.#parts
    const leaves = await Promise.all(batch.map((records) => packLeaf(keys, collection, records)))
    await this.#store(leaves, async ({ id, body }: PackedLeaf) => ({
      body: await sealLeaf(keys, context, collection, id, body),
      children: [],
    }))
    for (const records of batch) {
      this.#records += records.length
      this.#sums.add(collection, records)
    }
    onRecords?.(this.#records)
    return leaves.map(({ lastId, id, records, rawBytes }) => ({ lastId, id, records, rawBytes }))
  }

  async #storeNodes(collection: CollectionName, nodes: readonly TreeNode[]): Promise<void> {
    const { keys, context } = this.#parts
    await this.#store(nodes, async (node: TreeNode) => ({
      body: await sealNode(keys, context, collection, node),
      children: node.children.map(({ id }) => id),
    }))
  }

  async #store<Made extends { readonly id: ObjectId }>(
    made: readonly Made[],
    seal: (one: Made) => Promise<Pick<IncomingObject, 'body' | 'children'>>,
  ): Promise<void> {
    const missing = await this.#parts.missing(made.map(({ id }) => id))
    const objects = made
      .filter(({ id }) => missing.has(id))
      .map(async (one) => {
        const sealed = await seal(one)
        return { id: one.id, ...sealed, sha256: hash('sha256', sealed.body, 'buffer') }
      })
    if (objects.length > 0) await this.#parts.put(await Promise.all(objects))
  }
}
