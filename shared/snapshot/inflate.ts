import { PosError } from '../errors.ts'
import { HuffmanTable } from './huffman.ts'
import { INFLATE_MAX } from './limits.ts'

/** Extra bits of the length codes 257 to 285 and of the distance codes (RFC 1951, 3.2.5). */
const LENGTH_BITS = Uint8Array.of(
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  1,
  1,
  1,
  1,
  2,
  2,
  2,
  2,
  3,
  3,
  3,
  3,
  4,
  4,
  4,
  4,
  5,
  5,
  5,
  5,
  0,
)
const DISTANCE_BITS = Uint8Array.from({ length: 30 }, (_, code) => (code < 4 ? 0 : (code >> 1) - 1))
const LENGTH_FIRST = firstValues(LENGTH_BITS, 3)
LENGTH_FIRST[28] = 258
const DISTANCE_FIRST = firstValues(DISTANCE_BITS, 1)
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const END_OF_BLOCK = 256

const symbols = new HuffmanTable()
const distances = new HuffmanTable()
/** Four bytes longer than any result, because copies go by four bytes. */
const output = new Uint8Array(INFLATE_MAX + 4)
const outputView = new DataView(output.buffer)

/**
 * Inflates raw deflate and stops at the first byte beyond `limit` (at most 640 KiB): a bomb costs no more than what is
 * allowed anyway, which libraries that inflate first and look afterwards cannot promise.
 *
 * The result is a view that is overwritten by the next call. Throws `object_invalid` for broken, cut or overlong input
 * and for bytes after the last block.
 */
export function inflate(packed: Uint8Array, limit = INFLATE_MAX): Uint8Array {
  const inflater = new Inflater(packed, Math.min(limit, INFLATE_MAX))
  while (!inflater.block()) inflater.checkInput()
  return output.subarray(0, inflater.finish())
}

class Inflater {
  readonly #view: DataView
  readonly #bytes: Uint8Array
  readonly #bits: number
  readonly #limit: number
  /** The next bit of the input. */
  #at = 0
  /** The next byte of the output. */
  #out = 0

  constructor(packed: Uint8Array, limit: number) {
    // Eight more bytes, so that reading 32 bits never runs over the end; checkInput finds what was not there.
    this.#bytes = new Uint8Array(packed.length + 8)
    this.#bytes.set(packed)
    this.#view = new DataView(this.#bytes.buffer)
    this.#bits = packed.length * 8
    this.#limit = limit
  }

  /** Inflates one block; true when it was the last. */
  block(): boolean {
    const last = this.#take(1) === 1
    const type = this.#take(2)
    if (type === 0) this.#stored()
    else if (type === 1) this.#fixed()
    else if (type === 2) this.#dynamic()
    else throw broken('a packed block has an unknown type')
    return last
  }

  /** Throws when more was read than there was. */
  checkInput(): void {
    if (this.#at > this.#bits) throw broken('packed bytes were cut off')
  }

  /** The length of the output; throws when the input does not end here. */
  finish(): number {
    this.checkInput()
    if (this.#bits - this.#at >= 8) throw broken('bytes follow the packed bytes')
    return this.#out
  }

  #take(count: number): number {
    const value = (this.#view.getUint32(this.#at >>> 3, true) >>> (this.#at & 7)) & ((1 << count) - 1)
    this.#at += count
    this.checkInput()
    return value
  }

  #stored(): void {
    const start = ((this.#at + 7) >>> 3) + 4
    if (start * 8 > this.#bits) throw broken('packed bytes were cut off')
    const length = this.#view.getUint16(start - 4, true)
    if ((length ^ this.#view.getUint16(start - 2, true)) !== 0xffff) throw broken('a packed length is wrong')
    if ((start + length) * 8 > this.#bits) throw broken('packed bytes were cut off')
    if (this.#out + length > this.#limit) throw tooMuch(this.#limit)
    output.set(this.#bytes.subarray(start, start + length), this.#out)
    this.#out += length
    this.#at = (start + length) * 8
  }

  #fixed(): void {
    const lengths = new Uint8Array(288).fill(8)
    symbols.build(lengths.fill(9, 144, 256).fill(7, 256, 280))
    distances.build(new Uint8Array(30).fill(5))
    this.#codes()
  }

  #dynamic(): void {
    const symbolCount = this.#take(5) + 257
    const distanceCount = this.#take(5) + 1
    const codeLengths = new Uint8Array(19)
    const codeCount = this.#take(4) + 4
    for (const code of CODE_ORDER.slice(0, codeCount)) codeLengths[code] = this.#take(3)
    symbols.build(codeLengths)
    const lengths = this.#lengths(symbolCount + distanceCount)
    symbols.build(lengths.subarray(0, symbolCount))
    distances.build(lengths.subarray(symbolCount))
    this.#codes()
  }

  /** Reads run-length coded code lengths by the code that `symbols` holds. */
  #lengths(count: number): Uint8Array {
    const lengths = new Uint8Array(count)
    let index = 0
    while (index < count) {
      const entry = symbols.entries[this.#peek() & symbols.mask] ?? 0
      if (entry === 0) throw broken('a packed code length is unknown')
      this.#take(entry & 15)
      const symbol = entry >> 4
      if (symbol < 16) {
        lengths[index] = symbol
        index += 1
        continue
      }
      if (symbol === 16 && index === 0) throw broken('a packed code length repeats nothing')
      const value = symbol === 16 ? (lengths[index - 1] ?? 0) : 0
      const times = symbol === 18 ? 11 + this.#take(7) : 3 + this.#take(symbol === 16 ? 2 : 3)
      if (index + times > count) throw broken('there are too many packed code lengths')
      lengths.fill(value, index, index + times)
      index += times
    }
    return lengths
  }

  #peek(): number {
    return this.#view.getUint32(this.#at >>> 3, true) >>> (this.#at & 7)
  }

  /** Reads literals and copies until the block ends. All in locals: this is where the time goes. */
  #codes(): void {
    const view = this.#view
    const limit = this.#limit
    const bits = this.#bits
    const { entries: symbolEntries, mask: symbolMask } = symbols
    const { entries: distanceEntries, mask: distanceMask } = distances
    let at = this.#at
    let out = this.#out
    for (;;) {
      const entry = symbolEntries[(view.getUint32(at >>> 3, true) >>> (at & 7)) & symbolMask] ?? 0
      const symbol = entry >> 4
      at += entry & 15
      if (at > bits || entry === 0) throw broken('packed bytes are cut off or have an unknown code')
      if (symbol < END_OF_BLOCK) {
        if (out >= limit) throw tooMuch(limit)
        output[out] = symbol
        out += 1
        continue
      }
      if (symbol === END_OF_BLOCK) break
      const lengthBits = LENGTH_BITS[symbol - 257]
      if (lengthBits === undefined) throw broken('a packed length code is unknown')
      const lengthRest = (view.getUint32(at >>> 3, true) >>> (at & 7)) & ((1 << lengthBits) - 1)
      const end = out + (LENGTH_FIRST[symbol - 257] ?? 0) + lengthRest
      at += lengthBits
      const distanceEntry = distanceEntries[(view.getUint32(at >>> 3, true) >>> (at & 7)) & distanceMask] ?? 0
      const distanceBits = DISTANCE_BITS[distanceEntry >> 4]
      if (distanceEntry === 0 || distanceBits === undefined) throw broken('a packed distance code is unknown')
      at += distanceEntry & 15
      const distanceRest = (view.getUint32(at >>> 3, true) >>> (at & 7)) & ((1 << distanceBits) - 1)
      at += distanceBits
      if (at > bits) throw broken('packed bytes were cut off')
      const distance = (DISTANCE_FIRST[distanceEntry >> 4] ?? 0) + distanceRest
      if (distance > out) throw broken('a packed distance is too far')
      if (end > limit) throw tooMuch(limit)
      if (distance < 4) for (let to = out; to < end; to += 1) output[to] = output[to - distance] ?? 0
      else for (let to = out; to < end; to += 4) outputView.setUint32(to, outputView.getUint32(to - distance))
      out = end
    }
    this.#at = at
    this.#out = out
  }
}

function firstValues(bits: Uint8Array, first: number): Uint16Array {
  const values = new Uint16Array(bits.length)
  let value = first
  for (const [code, count] of bits.entries()) {
    values[code] = value
    value += 1 << count
  }
  return values
}

function broken(what: string): PosError {
  return new PosError('object_invalid', what)
}

function tooMuch(limit: number): PosError {
  return new PosError('object_invalid', `packed bytes hold more than ${limit} bytes`)
}
