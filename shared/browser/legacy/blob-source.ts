import { PosError } from '../../errors.ts'
import { indexFile, type FileIndex, type LegacySource } from '../../legacy/file-index.ts'
import type { OnBytes } from '../../legacy/old-file.ts'

const MIB = 1024 * 1024
const PIECE_BYTES = 1 * MIB
/** Of a file's size, what an import may take of this device's memory at most: see docs/decisions. */
const PER_GIB = 96 * MIB
const USUAL_GIB = 4
const LIMITS = { least: 64 * MIB, most: 768 * MIB }

/** The largest file that this device imports, in bytes: about a tenth of its memory, which browsers tell roughly or not at all. */
export function legacySizeLimit(navigator: object = globalThis.navigator ?? {}): number {
  const told = (navigator as { deviceMemory?: unknown }).deviceMemory
  const gib = typeof told === 'number' && told > 0 ? told : USUAL_GIB
  return Math.min(Math.max(gib * PER_GIB, LIMITS.least), LIMITS.most)
}

/** A chosen file, to be read in pieces. Throws `file_too_large` by its size, before anything of it is read. */
export function blobSource(file: Blob, limit: number = legacySizeLimit()): LegacySource {
  if (file.size > limit) {
    const values = { bytes: file.size, max: limit }
    throw new PosError('file_too_large', `${file.size} bytes are more than this device can import`, {
      values,
    })
  }
  return {
    size: file.size,
    async *bytes(from, to) {
      for (let at = from; at < to; at += PIECE_BYTES)
        yield await read(file.slice(at, Math.min(at + PIECE_BYTES, to)))
    },
  }
}

/** `indexFile`, telling the bytes since the last call. */
export function indexTelling(source: LegacySource, onBytes: OnBytes): Promise<FileIndex> {
  let seen = 0
  return indexFile(source, (done) => {
    onBytes(done - seen)
    seen = done
  })
}

async function read(piece: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await piece.arrayBuffer())
  } catch (cause) {
    throw new PosError('file_invalid', 'the file cannot be read any more', { cause, hint: 'choose it again' })
  }
}
