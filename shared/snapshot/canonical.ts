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
  const text = write(value, field, 1)
  if (text.length * 3 > RECORD_MAX && (text.length > RECORD_MAX || utf8(text).length > RECORD_MAX)) {
    const message = `${field === '' ? 'the value' : field} is larger than ${RECORD_MAX} bytes`
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
  if (!id.isWellFormed()) refuse(field, 'has half a character (a lone surrogate)')
}

function write(value: unknown, field: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, field)
    case 'number':
      if (!Number.isFinite(value)) refuse(field, `is ${value}, which is not a number JSON can carry`)
      return JSON.stringify(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth > DEPTH_MAX) refuse(field, `is nested deeper than ${DEPTH_MAX} levels`)
      return Array.isArray(value) ? writeArray(value, field, depth) : writeObject(value, field, depth)
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      return refuse(field, `is ${typeof value}, which JSON cannot carry`)
    default:
      return refuse(field, 'cannot be written')
  }
}

function writeText(text: string, field: string): string {
  if (!text.isWellFormed()) refuse(field, 'has half a character (a lone surrogate)')
  return JSON.stringify(text)
}

function writeArray(items: readonly unknown[], field: string, depth: number): string {
  let text = '['
  for (let index = 0; index < items.length; index += 1) {
    text += (index === 0 ? '' : ',') + write(items[index], `${field}[${index}]`, depth + 1)
  }
  return `${text}]`
}

function writeObject(value: object, field: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null
  if (!plain || Object.getOwnPropertySymbols(value).length > 0) refuse(field, 'is not a plain object')
  let text = '{'
  for (const key of Object.keys(value).sort()) {
    const path = field === '' ? key : `${field}.${key}`
    if (key === '__proto__') refuse(path, 'is a name that no field may have')
    text += `${text.length === 1 ? '' : ','}${writeText(key, path)}:${write((value as Record<string, unknown>)[key], path, depth + 1)}`
  }
  return `${text}}`
}

function refuse(field: string, reason: string): never {
  throw new PosError('not_canonical', `${field === '' ? 'the value' : field} ${reason}`, { field })
}
