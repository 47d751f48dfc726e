import { PosError } from '../errors.ts'
import type { ShopKeys } from '../keys/shop-keys.ts'
import { type Bytes, fromUtf8, utf8 } from './bytes.ts'
import { type ObjectId, idOf } from './object-id.ts'
import { pack, unpack } from './packing.ts'
import { idOfText } from './record-id.ts'

const NEWLINE = 10

/** One record as it stands in a leaf: its id and its canonical text. */
export interface LeafRecord {
  id: string
  text: string
}

/** A leaf, ready to be stored and sent. */
export interface PackedLeaf {
  id: ObjectId
  firstId: string
  lastId: string
  records: number
  /** The records' UTF-8 bytes, newlines included. */
  rawBytes: number
  body: Bytes
}

/**
 * Packs records (in key order, at least one) into a leaf. The body depends on the records alone, and is unpacked
 * and compared before it is returned; throws `object_invalid` otherwise.
 */
export async function packLeaf(
  keys: ShopKeys,
  collection: string,
  records: readonly LeafRecord[],
): Promise<PackedLeaf> {
  const first = records[0]
  const last = records.at(-1)
  if (first === undefined || last === undefined) throw new PosError('object_invalid', 'a leaf needs a record')
  let text = ''
  for (const record of records) text += `${record.text}\n`
  const plain = utf8(text)
  const body = pack(plain)
  const id = await plainId(keys, collection, plain)
  return { id, firstId: first.id, lastId: last.id, records: records.length, rawBytes: plain.length, body }
}

/** The records of a leaf in key order. Throws `object_invalid` for a body that no `packLeaf` made. */
export function unpackLeaf(body: Uint8Array): LeafRecord[] {
  const records: LeafRecord[] = []
  let previous = ''
  for (const text of leafTexts(body)) {
    const id = idOfText(text)
    if (id === undefined || id <= previous) {
      throw new PosError('object_invalid', `a leaf's records are not in order after ${previous}`)
    }
    records.push({ id, text })
    previous = id
  }
  return records
}

/** The canonical texts of a leaf's records in key order, without looking into them. Throws `object_invalid`. */
export function leafTexts(body: Uint8Array): string[] {
  const texts = plainText(body).split('\n')
  if (texts.pop() !== '' || texts.length === 0) {
    throw new PosError('object_invalid', 'a leaf does not end with a newline')
  }
  return texts
}

/** The canonical text of the record `id` in this leaf, or `undefined`. Cheaper than `unpackLeaf`. Throws `object_invalid`. */
export function findInLeaf(body: Uint8Array, id: string): string | undefined {
  const plain = plainText(body)
  const needle = `"id":${JSON.stringify(id)}`
  for (let at = plain.indexOf(needle); at >= 0; at = plain.indexOf(needle, at + 1)) {
    const text = plain.slice(plain.lastIndexOf('\n', at) + 1, plain.indexOf('\n', at))
    if (idOfText(text) === id) return text
  }
  return undefined
}

/** Unpacks a leaf and computes its id anew. Throws `object_invalid` when it cannot be unpacked. */
export async function leafIdOf(keys: ShopKeys, collection: string, body: Uint8Array): Promise<ObjectId> {
  return plainId(keys, collection, unpack(body))
}

/** What a leaf is, told from its bytes alone: its id, computed anew, and the id of its first record. Throws `object_invalid`. */
export async function identifyLeaf(
  keys: ShopKeys,
  collection: string,
  body: Uint8Array,
): Promise<{ id: ObjectId; firstId: string }> {
  const plain = unpack(body)
  const first = fromUtf8(plain.subarray(0, Math.max(0, plain.indexOf(NEWLINE))))
  const firstId = idOfText(first)
  if (firstId === undefined) throw new PosError('object_invalid', 'a leaf does not begin with a record')
  return { id: await plainId(keys, collection, plain), firstId }
}

/** The id of a leaf under two keys, from its bytes alone: told apart, because a damaged one must not get a new name. Throws `object_invalid`. */
export async function leafIdsOf(
  former: ShopKeys,
  keys: ShopKeys,
  collection: string,
  body: Uint8Array,
): Promise<{ was: ObjectId; id: ObjectId }> {
  const plain = unpack(body)
  const [was, id] = await Promise.all([plainId(former, collection, plain), plainId(keys, collection, plain)])
  return { was, id }
}

function plainId(keys: ShopKeys, collection: string, plain: Uint8Array): Promise<ObjectId> {
  return idOf(keys, 'l', `leaf\u0000${collection}\u0000`, plain)
}

function plainText(body: Uint8Array): string {
  const plain = unpack(body)
  try {
    return fromUtf8(plain)
  } catch (cause) {
    throw new PosError('object_invalid', 'a leaf is not UTF-8', { cause })
  }
}
