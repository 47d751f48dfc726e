import { PosError } from '../errors.ts'
import { utf8 } from './bytes.ts'
import { DEPTH_MAX, ID_MAX, RECORD_MAX } from './limits.ts'

/**
 * The canonical text of a value (RFC 8785): the same value always gives the same bytes.
 *
 * Throws `not_canonical` naming the field for what JSON cannot carry exactly (NaN, lone surrogates, undefined,
 * holes, dates and other non-plain objects, more than 32 levels, a key named `__proto__`), and
 * `record_too_large` for more than 512 KiB.
 */
export function canonicalText(value: unknown, field = ''): string {
  const text = new Writer(field).write(value, 1)
  if (text.length * 3 > RECORD_MAX && (text.length > RECORD_MAX || utf8(text).length > RECORD_MAX)) {
    const message = `${nameOf(field)} is larger than ${RECORD_MAX} bytes`
    throw new PosError('record_too_large', message, { field, values: { max: RECORD_MAX } })
  }
  return text
}

/** The canonical text of a record; its `id` must be a string of 1 to 256 code units. Throws like `canonicalText`. */
export function canonicalRecord(record: object, field = ''): string {
  checkId((record as { id?: unknown }).id, field === '' ? 'id' : `${field}.id`)
  return canonicalText(record, field)
}

/** Throws `not_canonical` when `id` cannot name a record: not a string, empty, too long, or with a lone surrogate. */
export function checkId(id: unknown, field = 'id'): asserts id is string {
  if (typeof id !== 'string') refuse(field, 'is not a string')
  if (id.length === 0 || id.length > ID_MAX) refuse(field, `must have 1 to ${ID_MAX} characters`)
  if (!id.isWellFormed()) refuse(field, HALF_CHARACTER)
}

/** Text that has one of these is escaped or checked more closely; all other text is written as it is. */
// oxlint-disable-next-line no-control-regex
const SPECIAL = /["\\\u0000-\u001f\ud800-\udfff]/
const HALF_CHARACTER = 'has half a character (a lone surrogate)'

class Writer {
  readonly #field: string
  /** Where the writer is: a name or index per level. Joined only when something is refused. */
  readonly #path: (string | number)[] = []

  constructor(field: string) {
    this.#field = field
  }

  write(value: unknown, depth: number): string {
    switch (typeof value) {
      case 'string':
        return this.#text(value)
      case 'number':
        if (!Number.isFinite(value)) this.#refuse(`is ${value}, which is not a number JSON can carry`)
        return value === 0 ? '0' : String(value)
      case 'boolean':
        return value ? 'true' : 'false'
      case 'object':
        if (value === null) return 'null'
        if (depth > DEPTH_MAX) this.#refuse(`is nested deeper than ${DEPTH_MAX} levels`)
        return Array.isArray(value) ? this.#array(value, depth) : this.#object(value, depth)
      case 'undefined':
      case 'bigint':
      case 'symbol':
      case 'function':
      default:
        return this.#refuse(`is ${typeof value}, which JSON cannot carry`)
    }
  }

  #text(text: string): string {
    if (!SPECIAL.test(text)) return `"${text}"`
    if (!text.isWellFormed()) this.#refuse(HALF_CHARACTER)
    return JSON.stringify(text)
  }

  #array(items: readonly unknown[], depth: number): string {
    let text = '['
    for (let index = 0; index < items.length; index += 1) {
      this.#path.push(index)
      text += (index === 0 ? '' : ',') + this.write(items[index], depth + 1)
      this.#path.pop()
    }
    return `${text}]`
  }

  #object(value: object, depth: number): string {
    const prototype: unknown = Object.getPrototypeOf(value)
    const plain = prototype === null || Object.getPrototypeOf(prototype) === null
    if (!plain || Object.getOwnPropertySymbols(value).length > 0) this.#refuse('is not a plain object')
    let text = '{'
    for (const key of Object.keys(value).sort()) {
      this.#path.push(key)
      if (key === '__proto__') this.#refuse('is a name that no field may have')
      const written = this.write((value as Record<string, unknown>)[key], depth + 1)
      text += `${text.length === 1 ? '' : ','}${this.#text(key)}:${written}`
      this.#path.pop()
    }
    return `${text}}`
  }

  #refuse(reason: string): never {
    let path = this.#field
    for (const step of this.#path) {
      if (typeof step === 'number') path += `[${step}]`
      else path += path === '' ? step : `.${step}`
    }
    return refuse(path, reason)
  }
}

function refuse(field: string, reason: string): never {
  throw new PosError('not_canonical', `${nameOf(field)} ${reason}`, { field })
}

function nameOf(field: string): string {
  return field === '' ? 'the value' : field
}
