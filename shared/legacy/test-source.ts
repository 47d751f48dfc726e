import type { LegacySource } from './file-index.ts'

/** A file in memory, for tests: given out in pieces of `pieceSize` bytes. */
export function bytesSource(content: string | Uint8Array, pieceSize = 65_536): LegacySource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    size: bytes.length,
    async *bytes(from, to) {
      for (let at = from; at < to; at += pieceSize) yield bytes.subarray(at, Math.min(at + pieceSize, to))
    },
  }
}
