import { PosError } from '../errors.ts'
import { type Bytes, concat } from './bytes.ts'
import { CHILDREN_MAX, FORMAT, FRAME_MAX } from './limits.ts'
import { type ObjectId, type ObjectType, bytesOfId, idOfBytes } from './object-id.ts'

/** The types that are sealed and stored; roots are only named. */
export type SealedType = Exclude<ObjectType, 'r'>

/** The clear part of a sealed object: all that can be known without the shop's key. */
export interface SealedClear {
  type: SealedType
  id: ObjectId
  /** The objects under it; only nodes have any. */
  children: ObjectId[]
}

/** A sealed object taken apart. The head is all bytes before the nonce. */
export interface SealedParts extends SealedClear {
  head: Bytes
  nonce: Bytes
  secret: Bytes
}

const ID_BYTES = 32
const CHILD_ROW = 1 + ID_BYTES
const HEAD_BYTES = 2 + ID_BYTES + 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What the clear part of a sealed object says; for this no key is needed. Throws `object_invalid` and `format_newer`. */
export function parseSealed(sealed: Uint8Array): SealedClear {
  return readClear(sealed).clear
}

/** Writes the head: format, type, id, number of children, children. */
export function sealedHead({ type, id, children }: SealedClear): Bytes {
  const rows = children.map((child) => concat([letter(child.charAt(0)), bytesOfId(child)]))
  return concat([Uint8Array.of(FORMAT), letter(type), bytesOfId(id), Uint8Array.of(children.length), ...rows])
}

/** Divides a sealed object into its parts. Throws `object_invalid` and `format_newer`. */
export function takeApart(sealed: Uint8Array): SealedParts {
  const { clear, nonceAt, secretAt } = readClear(sealed)
  return {
    ...clear,
    head: sealed.slice(0, nonceAt),
    nonce: sealed.slice(nonceAt, secretAt),
    secret: sealed.slice(secretAt),
  }
}

function readClear(sealed: Uint8Array): { clear: SealedClear; nonceAt: number; secretAt: number } {
  const format = sealed[0] ?? 0
  if (format > FORMAT) throw new PosError('format_newer', `a sealed object has format ${format}`)
  if (format !== FORMAT) throw new PosError('object_invalid', 'a sealed object has no format')
  const type = String.fromCharCode(sealed[1] ?? 0)
  const count = sealed[HEAD_BYTES - 1] ?? 0
  const nonceAt = HEAD_BYTES + count * CHILD_ROW
  const secretAt = nonceAt + NONCE_BYTES
  if (!isSealedType(type) || sealed.length < secretAt + TAG_BYTES || sealed.length > FRAME_MAX) {
    throw new PosError('object_invalid', 'a sealed object has a wrong type or length')
  }
  if (count > CHILDREN_MAX || (type === 'n') !== count > 0) {
    throw new PosError('object_invalid', `a sealed object of type ${type} has ${count} children`)
  }
  const id = idOfBytes(type, sealed.subarray(2, 2 + ID_BYTES))
  const children = Array.from({ length: count }, (_, index) =>
    childAt(sealed, HEAD_BYTES + index * CHILD_ROW),
  )
  return { clear: { type, id, children }, nonceAt, secretAt }
}

function childAt(sealed: Uint8Array, at: number): ObjectId {
  const type = String.fromCharCode(sealed[at] ?? 0)
  if (type !== 'l' && type !== 'n') throw new PosError('object_invalid', 'a child is neither leaf nor node')
  return idOfBytes(type, sealed.subarray(at + 1, at + CHILD_ROW))
}

function letter(type: string): Uint8Array {
  return Uint8Array.of(type.charCodeAt(0))
}

function isSealedType(type: string): type is SealedType {
  return type === 'l' || type === 'n' || type === 'm'
}
