import type { ShopKeys } from '../keys/shop-keys.ts'
import { type Bytes, concat, fromBase64Url, toBase64Url, utf8 } from './bytes.ts'

/** What an id names: a leaf, a node, a manifest or the root of a shop. */
export type ObjectType = 'l' | 'n' | 'm' | 'r'

/** One type letter and 43 base64url characters of an HMAC-SHA-256: 44 characters. */
export type ObjectId = string

/** The length of every object id in characters. */
export const OBJECT_ID_LENGTH = 44

const PATTERN = /^[lnmr][A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

/** True for text that has the form of an object id. */
export function isObjectId(value: unknown): value is ObjectId {
  return typeof value === 'string' && PATTERN.test(value)
}

/** The type that `id` carries. */
export function typeOfId(id: ObjectId): ObjectType {
  return id.charAt(0) as ObjectType
}

/** The 32 bytes that `id` names. The id must have the right form. */
export function bytesOfId(id: ObjectId): Bytes {
  return fromBase64Url(id.slice(1)) ?? new Uint8Array(32)
}

/** The id of these 32 bytes. */
export function idOfBytes(type: ObjectType, bytes: Uint8Array): ObjectId {
  return type + toBase64Url(bytes)
}

/** The id of plain content: HMAC-SHA-256 of the label and the content under the shop's id key. */
export async function idOf(
  keys: ShopKeys,
  type: ObjectType,
  label: string,
  content: Uint8Array,
): Promise<ObjectId> {
  const key = type === 'm' ? keys.manifest : keys.id
  const mac = await crypto.subtle.sign('HMAC', key, concat([utf8(label), content]))
  return idOfBytes(type, new Uint8Array(mac))
}
