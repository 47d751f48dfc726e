import { unpackLeaf, type LeafRecord } from '../../snapshot/leaf.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { ColdRow } from '../generation.ts'

const BYTES_MAX = 16 * 1024 * 1024

/** A leaf unpacked: its records' texts in the order of ids. */
export type OpenLeaf = readonly LeafRecord[]

/** The leaves unpacked last, by bytes. An id names its content for ever, so nothing in it can be out of date (engine 5). */
export class LeafCache {
  readonly #leaves = new Map<ObjectId, { leaf: OpenLeaf; bytes: number }>()
  readonly #bytesMax: number
  #bytes = 0

  constructor(bytesMax = BYTES_MAX) {
    this.#bytesMax = bytesMax
  }

  /** How many bytes are held. */
  get bytes(): number {
    return this.#bytes
  }

  /** The records of a leaf, unpacked now (synchronously) when they are not at hand. Throws `object_invalid`. */
  open(row: ColdRow): OpenLeaf {
    const known = this.#leaves.get(row.leafId)
    if (known !== undefined) {
      this.#leaves.delete(row.leafId)
      this.#leaves.set(row.leafId, known)
      return known.leaf
    }
    const leaf = unpackLeaf(row.body)
    this.#leaves.set(row.leafId, { leaf, bytes: row.rawBytes })
    this.#bytes += row.rawBytes
    for (const [id, { bytes }] of this.#leaves) {
      if (this.#bytes <= this.#bytesMax) break
      this.#leaves.delete(id)
      this.#bytes -= bytes
    }
    return leaf
  }
}

/** The text of the record `id` in an open leaf, or `undefined`. */
export function textIn(leaf: OpenLeaf, id: string): string | undefined {
  const record = leaf[indexFrom(leaf, id)]
  return record?.id === id ? record.text : undefined
}

/** The index of the first record whose id is `id` or later; the length when there is none. */
export function indexFrom(leaf: OpenLeaf, id: string): number {
  let low = 0
  let high = leaf.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((leaf[middle]?.id ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}
