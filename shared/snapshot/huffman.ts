import { PosError } from '../errors.ts'

const BITS_MAX = 15

/**
 * A lookup table for one Huffman code of deflate (RFC 1951, 3.2.2). An entry is `symbol * 16 + bits`, found by the
 * next bits of the input; 0 means that no code begins so. The table is filled anew for each block.
 */
export class HuffmanTable {
  readonly entries = new Uint16Array(1 << BITS_MAX)
  /** Selects the bits that index `entries`. */
  mask = 0

  /** Builds the table from the code length of each symbol. Throws `object_invalid` when no such code can be. */
  build(lengths: Uint8Array): void {
    const next = new Uint16Array(BITS_MAX + 2)
    let longest = 1
    for (const length of lengths) {
      if (length === 0) continue
      next[length + 1] = (next[length + 1] ?? 0) + 1
      if (length > longest) longest = length
    }
    let code = 0
    for (let length = 1; length <= BITS_MAX; length += 1) {
      const before = length === 1 ? 0 : (next[length] ?? 0)
      code = (code + before) << 1
      if (code + (next[length + 1] ?? 0) > 1 << length)
        throw new PosError('object_invalid', 'a packed code is impossible')
      next[length] = code
    }
    this.mask = (1 << longest) - 1
    this.entries.fill(0, 0, this.mask + 1)
    for (const [symbol, length] of lengths.entries()) if (length > 0) this.#place(symbol, length, next)
  }

  #place(symbol: number, length: number, next: Uint16Array): void {
    const code = next[length] ?? 0
    next[length] = code + 1
    let reversed = 0
    for (let bit = 0; bit < length; bit += 1) reversed |= ((code >> bit) & 1) << (length - 1 - bit)
    const entry = symbol * 16 + length
    for (let index = reversed; index <= this.mask; index += 1 << length) this.entries[index] = entry
  }
}
