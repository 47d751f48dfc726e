/** The smallest piece of memory that is taken for a body of unknown length. */
const FIRST_BYTES = 16_384

/** Bytes that are added in pieces of any size, in one piece of memory: many small ones cost no more than few large ones. */
export class GrowingBytes {
  readonly #expected: number
  #held = new Uint8Array()
  #length = 0

  /** `expected`: how many there will be, when that is known. */
  constructor(expected?: number) {
    this.#expected = expected ?? FIRST_BYTES
  }

  /** How many were added. */
  get length(): number {
    return this.#length
  }

  /** What was added; not a copy. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#held.subarray(0, this.#length)
  }

  /** Copies `piece` to the end. */
  add(piece: Uint8Array): void {
    const needed = this.#length + piece.length
    if (needed > this.#held.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.#held.length, this.#expected))
      grown.set(this.#held.subarray(0, this.#length))
      this.#held = grown
    }
    this.#held.set(piece, this.#length)
    this.#length = needed
  }
}
