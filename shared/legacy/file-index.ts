import { PosError } from '../errors.ts'
import { MemberScanner } from './member-scanner.ts'

/** Where bytes come from: a Blob, a file, a buffer. Parts may be read again and in any order. */
export interface LegacySource {
  readonly size: number
  /** The bytes from `from` up to `to` (exclusive), in pieces of any size. */
  bytes(from: number, to: number): AsyncIterable<Uint8Array>
}

/** Where a JSON value stands in the file. `isText`: it is a JSON string (its quotes are in the range). */
export interface ByteRange {
  readonly from: number
  readonly to: number
  readonly isText: boolean
}

/** The members of the file and of its `data`, not yet decoded. A name that comes twice means its last value, as in JSON. */
export interface FileIndex {
  readonly members: ReadonlyMap<string, ByteRange>
  readonly data: ReadonlyMap<string, ByteRange>
}

/**
 * Finds the members of a file and of its `data` (none when there is no such member) without decoding anything but their
 * names, so memory does not grow with the file. Throws `file_foreign` (no JSON object), `file_invalid` (broken between members), `file_truncated`.
 */
export async function indexFile(source: LegacySource, onBytes?: (done: number) => void): Promise<FileIndex> {
  if (source.size === 0) throw new PosError('file_truncated', 'the file is empty')
  const scanner = new MemberScanner()
  let at = 0
  for await (const piece of source.bytes(0, source.size)) {
    scanner.push(piece, at)
    at += piece.length
    onBytes?.(at)
  }
  return scanner.end()
}
