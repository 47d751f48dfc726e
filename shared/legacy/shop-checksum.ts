import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { PosError } from '../errors.ts'
import { parseJson } from '../snapshot/parse-json.ts'
import type { FileIndex, LegacySource } from './file-index.ts'
import type { OnBytes } from './old-file.ts'
import { sectionText, wholeText } from './section-text.ts'

const MEMBER_MAX = 1_000

/** A SHA-256 that is given its bytes in pieces. */
export interface Sha256 {
  update(bytes: Uint8Array): unknown
  /** In lower-case hex; nothing may be added afterwards. */
  hex(): string
}

/** How a checksum is computed. */
export interface SumOptions {
  /** Called as bytes are summed. */
  readonly onBytes?: OnBytes
  /** A quicker one than this code's own, where there is one. */
  readonly newSha256?: () => Sha256
}

/** The last member of a shop's file: over the `bytes` bytes before it. */
export function checksumMember(hex: string, bytes: number): string {
  return `,\n  "checksum": {"sha256":"${hex}","bytes":${bytes}}`
}

/** Compares the checksum of a shop's file with its bytes. Throws `file_foreign` for a file without one, `file_tampered`. */
export async function compareChecksum(
  source: LegacySource,
  index: FileIndex,
  { onBytes = () => {}, newSha256 = plainSha256 }: SumOptions = {},
): Promise<void> {
  const range = index.members.get('checksum')
  if (range === undefined)
    throw new PosError('file_foreign', 'the file has no checksum', { field: 'checksum' })
  const pieces = sectionText(source, { ...range, isText: false }, 'checksum')
  const text = await wholeText(pieces, 'checksum', MEMBER_MAX)
  const said = parseJson(text, 'file_invalid', 'checksum') as { sha256?: unknown; bytes?: unknown } | null
  const bytes = Number(said?.bytes)
  const end = new TextEncoder().encode(`${checksumMember(String(said?.sha256), bytes)}\n}\n`)
  if (!(bytes >= 0) || bytes + end.length !== source.size) throw tampered('checksum')
  const sum = newSha256()
  for await (const piece of source.bytes(0, bytes)) {
    sum.update(piece)
    onBytes(piece.length)
  }
  if (sum.hex() !== said?.sha256) throw tampered('checksum')
}

/** Of a file that is not what was written; `field` is what does not fit. */
export function tampered(field: string): PosError {
  return new PosError('file_tampered', `the file is not what was written: ${field}`, { field })
}

function plainSha256(): Sha256 {
  const sum = sha256.create()
  return { update: (bytes) => sum.update(bytes), hex: () => bytesToHex(sum.digest()) }
}
