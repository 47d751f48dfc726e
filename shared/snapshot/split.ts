import { utf8 } from './bytes.ts'
import { FINE_COLLECTIONS, ID_MAX, LEAF_MAX, LEAF_MIN } from './limits.ts'
import { murmur3 } from './murmur.ts'

/** The seed of the format's key hash: "SON1". */
export const HASH_SEED = 0x534f4e31

/** How many times a byte of a fine collection counts. */
const FINE_WEIGHT = 4

/**
 * Decides where leaves and nodes end, from the sequence of keys and sizes alone: the same records give the same
 * boundaries whatever happened before. Exact integers only.
 */
export class Splitter {
  readonly #buffer: Uint8Array
  readonly #prefixLength: number
  /** Sizes count four times in leaves that are to be a quarter as large. */
  readonly #weight: number
  readonly #encoder = new TextEncoder()
  #bytes = 0

  /** `level` is 0 for records, else the level of the node that is being divided. */
  constructor(level: number, collection: string) {
    const prefix = utf8(`${level}\u0000${collection}\u0000`)
    this.#prefixLength = prefix.length
    this.#weight = level === 0 && FINE_COLLECTIONS.has(collection) ? FINE_WEIGHT : 1
    this.#buffer = new Uint8Array(prefix.length + ID_MAX * 3)
    this.#buffer.set(prefix)
  }

  /** Adds one record (`bytes` with its newline) or child; true means that a boundary falls after it. */
  add(key: string, bytes: number): boolean {
    const before = this.#bytes
    const after = before + bytes * this.#weight
    const boundary = after >= LEAF_MAX || (after >= LEAF_MIN && this.#hash(key) * 256 < rise(before, after))
    this.#bytes = boundary ? 0 : after
    return boundary
  }

  /** The key's hash under this level and collection. */
  #hash(key: string): number {
    let end = this.#prefixLength
    for (let index = 0; index < key.length; index += 1) {
      const code = key.charCodeAt(index)
      if (code >= 128) {
        end =
          this.#prefixLength +
          this.#encoder.encodeInto(key, this.#buffer.subarray(this.#prefixLength)).written
        break
      }
      this.#buffer[end] = code
      end += 1
    }
    return murmur3(this.#buffer, HASH_SEED, end)
  }
}

function rise(before: number, after: number): number {
  return fourth(after >> 4) - fourth(before >> 4)
}

function fourth(units: number): number {
  const square = units * units
  return square * square
}
