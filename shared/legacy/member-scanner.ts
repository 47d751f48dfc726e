import { PosError } from '../errors.ts'
import type { ByteRange, FileIndex } from './file-index.ts'

const NAME_MAX = 4_096
const [QUOTE, BACKSLASH, COLON, COMMA] = [34, 92, 58, 44]
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93]

type State =
  | 'open'
  | 'name-or-close'
  | 'name'
  | 'in-name'
  | 'colon'
  | 'value'
  | 'in-text'
  | 'in-nested'
  | 'in-word'
  | 'next'
  | 'done'

/** Reads bytes of a file once and notes where the members of the outer object and of its `data` begin and end. */
export class MemberScanner {
  readonly #members = new Map<string, ByteRange>()
  readonly #data = new Map<string, ByteRange>()
  #state: State = 'open'
  #isInData = false
  #name = ''
  #nameBytes: number[] = []
  #from = 0
  #depth = 0
  #isInString = false
  #isEscaped = false

  /** Takes the next bytes; `base` is the place of the first one in the file. */
  push(bytes: Uint8Array, base: number): void {
    let at = 0
    while (at < bytes.length) {
      if (this.#state === 'in-text') at = this.#skipText(bytes, at, base)
      else if (this.#state === 'in-nested') at = this.#skipNested(bytes, at, base)
      else {
        this.#structure(bytes[at] ?? 0, base + at)
        at += 1
      }
    }
  }

  /** What was found; `data` is empty when the file has no such member. Throws when the file ended too early or is no object. */
  end(): FileIndex {
    if (this.#state === 'open') throw new PosError('file_foreign', 'the file holds no JSON object')
    if (this.#state !== 'done')
      throw new PosError('file_truncated', 'the file ends in the middle', {
        field: this.#isInData ? this.#name : '',
      })
    return { members: this.#members, data: this.#data }
  }

  #skipText(bytes: Uint8Array, start: number, base: number): number {
    let escaped = this.#isEscaped
    for (let at = start; at < bytes.length; at += 1) {
      if (escaped) escaped = false
      else if (bytes[at] === BACKSLASH) escaped = true
      else if (bytes[at] === QUOTE) {
        this.#isEscaped = false
        this.#found({ from: this.#from, to: base + at + 1, isText: true })
        return at + 1
      }
    }
    this.#isEscaped = escaped
    return bytes.length
  }

  #skipNested(bytes: Uint8Array, start: number, base: number): number {
    for (let at = start; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (this.#isEscaped) this.#isEscaped = false
      else if (this.#isInString) {
        if (byte === BACKSLASH) this.#isEscaped = true
        else if (byte === QUOTE) this.#isInString = false
      } else if (byte === QUOTE) this.#isInString = true
      else if (byte === OPEN || byte === OPEN_LIST) this.#depth += 1
      else if (byte === CLOSE || byte === CLOSE_LIST) {
        this.#depth -= 1
        if (this.#depth > 0) continue
        this.#found({ from: this.#from, to: base + at + 1, isText: false })
        return at + 1
      }
    }
    return bytes.length
  }

  #structure(byte: number, place: number): void {
    if (this.#state === 'in-name') return this.#nameByte(byte, place)
    if (this.#state === 'in-word') {
      if (byte !== COMMA && byte !== CLOSE && !isSpace(byte)) return
      this.#found({ from: this.#from, to: place, isText: false })
    }
    if (isSpace(byte) || (this.#state === 'open' && isMark(byte, place))) return
    this.#state = this.#after(this.#state, byte, place)
  }

  /** The state after a byte that is no space, outside of names and values. */
  #after(state: State, byte: number, place: number): State {
    if (state === 'open' && byte === OPEN) return 'name-or-close'
    if (state === 'open') throw new PosError('file_foreign', 'the file does not begin like a JSON object')
    if ((state === 'name-or-close' || state === 'name') && byte === QUOTE) return 'in-name'
    if ((state === 'name-or-close' || state === 'next') && byte === CLOSE) return this.#close(place)
    if (state === 'colon' && byte === COLON) return 'value'
    if (state === 'next' && byte === COMMA) return 'name'
    if (state !== 'value') throw broken(place)
    this.#from = place
    if (byte === QUOTE) return 'in-text'
    if (byte === OPEN && this.#name === 'data' && !this.#isInData) {
      this.#isInData = true
      this.#data.clear()
      return 'name-or-close'
    }
    if (byte !== OPEN && byte !== OPEN_LIST) return isWordStart(byte) ? 'in-word' : this.#fail(place)
    this.#depth = 1
    return 'in-nested'
  }

  #close(place: number): State {
    if (!this.#isInData) return 'done'
    this.#isInData = false
    this.#members.set('data', { from: place, to: place, isText: false })
    return 'next'
  }

  #nameByte(byte: number, place: number): void {
    if (byte === QUOTE && !this.#isEscaped) {
      this.#name = nameOf(this.#nameBytes, place)
      this.#nameBytes = []
      this.#state = 'colon'
      return
    }
    this.#isEscaped = byte === BACKSLASH && !this.#isEscaped
    this.#nameBytes.push(byte)
    if (this.#nameBytes.length > NAME_MAX) throw broken(place)
  }

  #found(range: ByteRange): void {
    if (this.#isInData) this.#data.set(this.#name, range)
    else if (this.#name === 'data') throw new PosError('file_foreign', 'data is no object', { field: 'data' })
    else this.#members.set(this.#name, range)
    this.#state = 'next'
  }

  #fail(place: number): never {
    throw broken(place)
  }
}

function nameOf(bytes: readonly number[], place: number): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
    return JSON.parse(`"${text}"`) as string
  } catch (cause) {
    throw new PosError('file_invalid', `a name that is none at byte ${place}`, {
      cause,
      values: { byte: place },
    })
  }
}

function broken(place: number): PosError {
  return new PosError('file_invalid', `not JSON at byte ${place}`, { values: { byte: place } })
}

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}

/** A byte order mark, which Windows editors put before the text. */
function isMark(byte: number, place: number): boolean {
  return byte === [0xef, 0xbb, 0xbf][place]
}

/** Digits, minus, and the first letters of true, false and null. */
function isWordStart(byte: number): boolean {
  return byte === 45 || (byte >= 48 && byte <= 57) || byte === 116 || byte === 102 || byte === 110
}
