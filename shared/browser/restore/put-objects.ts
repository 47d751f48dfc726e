import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { unpackLeaf } from '../../snapshot/leaf.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { openLeaf, openNode, type SealContext } from '../../snapshot/seal.ts'
import type { TreeNode } from '../../snapshot/tree.ts'
import type { GenerationWriter, NewLeaf, Top } from '../generation.ts'
import { checkNode, type Expected } from './expected.ts'

/** An object as it came: what it should be, and its sealed bytes. */
export interface Arrived {
  readonly expected: Expected
  readonly sealed: Uint8Array
}

/** Opens objects and puts them into a new generation, and keeps the tops for its start. */
export class ObjectPutter {
  readonly #writer: GenerationWriter
  readonly #keys: ShopKeys
  readonly #context: SealContext
  readonly #tops = new Map<string, Top>()

  constructor(writer: GenerationWriter, keys: ShopKeys, context: SealContext) {
    this.#writer = writer
    this.#keys = keys
    this.#context = context
  }

  /** The tops that were put or told so far, by collection. */
  tops(): Record<string, Top> {
    return Object.fromEntries(this.#tops)
  }

  /** A top that was there already, of a restore that was cut short. */
  keepTop(collection: string, top: Top): void {
    this.#tops.set(collection, top)
  }

  /** Opens, checks and puts nodes; returns them in order. Throws `object_tampered`, `object_invalid`, `storage_full`. */
  async putNodes(arrived: readonly Arrived[]): Promise<TreeNode[]> {
    const nodes = await Promise.all(
      arrived.map(async ({ expected, sealed }) => {
        const node = await openNode(this.#keys, this.#context, expected.collection, expected.id, sealed)
        checkNode(expected, node)
        return node
      }),
    )
    const groups = Map.groupBy(
      nodes.map((node, index) => ({ node, at: arrived[index]?.expected })),
      ({ at }) => at?.collection ?? '',
    )
    await Promise.all(
      [...groups].map(([collection, group]) =>
        this.#writer.putNodes(
          collection,
          group.map(({ node }) => node),
        ),
      ),
    )
    for (const { node, at } of [...groups.values()].flat()) if (at !== undefined) this.noteTop(at, node)
    return nodes
  }

  /** Opens and puts leaves. Their ids are recomputed by the check, not here. Throws as `putNodes`. */
  async putLeaves(arrived: readonly Arrived[]): Promise<void> {
    const leaves = await Promise.all(arrived.map((one) => this.#open(one)))
    const groups = Map.groupBy(leaves, ({ collection }) => collection)
    await Promise.all(
      [...groups].map(([collection, group]) =>
        this.#writer.putLeaves(
          collection,
          group.map(({ leaf }) => leaf),
        ),
      ),
    )
  }

  /** Remembers a node that has no parent as the top of its collection. */
  noteTop({ collection, level, records, rawBytes, id }: Expected, node: TreeNode): void {
    if (level !== undefined) return
    this.#tops.set(collection, { id, records, rawBytes, level: node.level, lastId: node.lastId })
  }

  async #open({ expected, sealed }: Arrived): Promise<{ collection: string; leaf: NewLeaf }> {
    const { collection, id, records, rawBytes } = expected
    const body = await openLeaf(this.#keys, this.#context, collection, id, sealed)
    const lastId = expected.lastId ?? lastIdOf(id, body)
    if (expected.lastId === undefined) this.#tops.set(collection, { id, lastId, records, rawBytes, level: 0 })
    return { collection, leaf: { id, lastId, records, rawBytes, body } }
  }
}

/** Only a collection of one leaf has no parent that says its last id. */
function lastIdOf(id: ObjectId, body: Uint8Array): string {
  const lastId = unpackLeaf(body).at(-1)?.id
  if (lastId === undefined) throw new PosError('object_invalid', `leaf ${id} is empty`)
  return lastId
}
