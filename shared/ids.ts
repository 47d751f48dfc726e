import { sha256 } from '@noble/hashes/sha2.js'
import { PosError } from './errors.ts'

const TIME_MAX = 2 ** 48 - 1
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A new UUIDv7 whose time is exactly `at` (ms UTC), the other 74 bits random.
 * Throws `record_invalid` when `at` is no whole number of milliseconds from 1970 to 10889.
 */
export function newId(at: number): string {
  return uuidOf(at, crypto.getRandomValues(new Uint8Array(10)))
}

/** The time of a UUIDv7 in ms UTC: the `at` it was made with, to the millisecond. Throws `record_invalid` for another id. */
export function timeOf(id: string): number {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))
    throw new PosError('record_invalid', `no UUIDv7: ${id}`, { field: 'id' })
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** The smallest string at or after which every UUIDv7 made at `at` or later sorts: for key ranges by time. */
export function idFloor(at: number): string {
  return timeText(Math.min(Math.max(Math.ceil(at), 0), TIME_MAX))
}

/**
 * The one id that an imported record has, wherever it is imported: its time is `at`, the other 74 bits come from
 * SHA-256 of section, key in the old file, and ordinal among equals.
 */
export function deterministicId(at: number, section: string, legacyKey: string, ordinal: number): string {
  return uuidOf(at, sha256(encoder.encode(`${section}\0${legacyKey}\0${ordinal}`)))
}

/**
 * The id of the `ordinal`th record (0 to 65,535) that a document writes into a collection of its own: the document's id
 * with its last four digits replaced. Same time, beside its siblings in the order of ids, and nearly no bytes when packed.
 */
export function childId(documentId: string, ordinal: number): string {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal > 0xffff)
    throw new PosError('record_invalid', `no place for record ${ordinal} of a document`, { field: 'id' })
  return documentId.slice(0, -4) + ordinal.toString(16).padStart(4, '0')
}

const encoder = new TextEncoder()

/** Bytes 0–9 of `bits` fill the 74 bits that are not time, version or variant. */
function uuidOf(at: number, bits: Uint8Array): string {
  if (!Number.isInteger(at) || at < 0 || at > TIME_MAX)
    throw new PosError('record_invalid', `no time for an id: ${at}`, { field: 'at' })
  const hex = (index: number): string => HEX[bits[index] ?? 0] ?? '00'
  const versioned = HEX[0x70 | ((bits[0] ?? 0) & 0x0f)] ?? ''
  const variant = HEX[0x80 | ((bits[2] ?? 0) & 0x3f)] ?? ''
  return `${timeText(at)}-${versioned}${hex(1)}-${variant}${hex(3)}-${hex(4)}${hex(5)}${hex(6)}${hex(7)}${hex(8)}${hex(9)}`
}

function timeText(at: number): string {
  const hex = at.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}
