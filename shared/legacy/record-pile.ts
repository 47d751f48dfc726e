import type { LeafRecord } from '../snapshot/leaf.ts'

const CHUNK_BYTES = 4 * 1024 * 1024

/**
 * Holds the records of one collection until all are there, as bytes outside of the heap: half a million records take what
 * their texts take. Read once, in the order of ids.
 */
export class RecordPile {
  readonly #chunks: Uint8Array[] = []
  readonly #ids: string[] = []
  /** Chunk number × 2^32 + place in the chunk, and length, per record. */
  readonly #places: number[] = []
  readonly #lengths: number[] = []
  readonly #encoder = new TextEncoder()
  #used = CHUNK_BYTES
  #isSorted = true

  /** How many records are in it. */
  get size(): number {
    return this.#ids.length
  }

  /** Adds a record. An id that is there already is replaced by the later one. */
  add(id: string, text: string): void {
    this.#isSorted &&= this.#ids.length === 0 || (this.#ids.at(-1) ?? '') < id
    let chunk = this.#chunks.at(-1)
    if (chunk === undefined || chunk.length - this.#used < text.length * 3) {
      chunk = new Uint8Array(Math.max(CHUNK_BYTES, text.length * 3))
      this.#chunks.push(chunk)
      this.#used = 0
    }
    const { written } = this.#encoder.encodeInto(text, chunk.subarray(this.#used))
    this.#ids.push(id)
    this.#places.push((this.#chunks.length - 1) * 2 ** 32 + this.#used)
    this.#lengths.push(written)
    this.#used += written
  }

  /** The records in the order of their ids (UTF-16 code units). */
  *records(): Generator<LeafRecord> {
    const decoder = new TextDecoder()
    const order = this.#order()
    for (const [at, index] of order.entries()) {
      const id = this.#ids[index] ?? ''
      const next = order[at + 1]
      if (next !== undefined && this.#ids[next] === id) continue
      const place = this.#places[index] ?? 0
      const from = place % 2 ** 32
      const chunk = this.#chunks[Math.floor(place / 2 ** 32)]
      yield { id, text: decoder.decode(chunk?.subarray(from, from + (this.#lengths[index] ?? 0))) }
    }
  }

  #order(): Uint32Array {
    const order = Uint32Array.from(this.#ids.keys())
    if (this.#isSorted) return order
    const ids = this.#ids
    return order.sort((a, b) => {
      const [left = '', right = ''] = [ids[a], ids[b]]
      return left < right ? -1 : left > right ? 1 : a - b
    })
  }
}
