import { PosError } from '../errors.ts'

/** One element of a JSON array, or one member of a map with its key, as its own JSON text. */
export interface Element {
  readonly key: string | undefined
  readonly text: string
}

const ELEMENT_MAX = 64 * 1024 * 1024
const [QUOTE, BACKSLASH, COLON, COMMA] = [34, 92, 58, 44]
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93]

/**
 * Divides the text of a JSON array or object into its elements while it arrives; holds no more than one element.
 * Elements are not checked here: `JSON.parse` of each does that.
 */
export class ElementSplitter {
  readonly #field: string
  #kind: 'array' | 'map' | undefined
  /** What is awaited or being read. */
  #state: 'open' | 'first' | 'element' | 'key' | 'in-key' | 'colon' | 'in-element' | 'next' | 'done' = 'open'
  #rest = ''
  #key: string | undefined
  #depth = 0
  #isInString = false
  #isEscaped = false

  constructor(field: string) {
    this.#field = field
  }

  /** The elements that this piece completes. Throws `file_invalid` naming the section. */
  push(piece: string): Element[] {
    const found: Element[] = []
    let from = 0
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at)
      if (this.#state === 'in-element' || this.#state === 'in-key') {
        if (!this.#ends(code)) continue
        const isKey = this.#state === 'in-key'
        const end = isKey ? at + 1 : at
        this.#take(this.#rest + piece.slice(from, end), found)
        this.#rest = ''
        from = end
        if (isKey) continue
      }
      if (isSpace(code)) continue
      this.#step(code)
      from = at
    }
    if (this.#state === 'in-element' || this.#state === 'in-key') this.#rest += piece.slice(from)
    if (this.#rest.length > ELEMENT_MAX)
      throw new PosError('file_too_large', `one record of ${this.#field} is too large`, {
        field: this.#field,
      })
    return found
  }

  /** To be called after the last piece: whether it was an array or a map. Throws `file_truncated` when it did not end. */
  end(): 'array' | 'map' {
    if (this.#state === 'done' && this.#kind !== undefined) return this.#kind
    throw new PosError('file_truncated', `section ${this.#field} ends in the middle`, { field: this.#field })
  }

  /** True at the character that ends what is being read: the closing quote of a key, the separator after an element. */
  #ends(code: number): boolean {
    if (this.#isEscaped) this.#isEscaped = false
    else if (this.#isInString) {
      if (code === BACKSLASH) this.#isEscaped = true
      else if (code === QUOTE) {
        this.#isInString = false
        return this.#state === 'in-key'
      }
    } else if (code === QUOTE) this.#isInString = true
    else if (code === OPEN || code === OPEN_LIST) this.#depth += 1
    else if (code === CLOSE || code === CLOSE_LIST) {
      if (this.#depth === 0) return true
      this.#depth -= 1
    } else if (code === COMMA) return this.#depth === 0
    return false
  }

  #take(text: string, found: Element[]): void {
    if (this.#state === 'in-key') {
      this.#key = parseText(text, this.#field)
      this.#state = 'colon'
      return
    }
    found.push({ key: this.#key, text })
    this.#state = 'next'
  }

  #step(code: number): void {
    const state = this.#state
    const closes = code === (this.#kind === 'map' ? CLOSE : CLOSE_LIST)
    if (state === 'open' && (code === OPEN || code === OPEN_LIST)) {
      this.#kind = code === OPEN ? 'map' : 'array'
      this.#state = 'first'
    } else if ((state === 'first' || state === 'next') && closes) this.#state = 'done'
    else if (state === 'next' && code === COMMA) this.#state = this.#kind === 'map' ? 'key' : 'element'
    else if (state === 'colon' && code === COLON) this.#state = 'element'
    else if ((state === 'first' || state === 'key') && this.#kind === 'map' && code === QUOTE)
      this.#begin('in-key', code)
    else if (state === 'element' || (state === 'first' && this.#kind === 'array'))
      this.#begin('in-element', code)
    else throw new PosError('file_invalid', `section ${this.#field} is not JSON`, { field: this.#field })
  }

  #begin(state: 'in-key' | 'in-element', code: number): void {
    this.#state = state
    this.#depth = 0
    this.#isInString = false
    this.#isEscaped = false
    if (code === QUOTE) this.#isInString = true
    else if (code === OPEN || code === OPEN_LIST) this.#depth = 1
    else if (code === COMMA || code === CLOSE || code === CLOSE_LIST)
      throw new PosError('file_invalid', `section ${this.#field} is not JSON`, { field: this.#field })
  }
}

function parseText(text: string, field: string): string {
  try {
    return JSON.parse(text) as string
  } catch (cause) {
    throw new PosError('file_invalid', `section ${field} is not JSON`, { field, cause })
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}
