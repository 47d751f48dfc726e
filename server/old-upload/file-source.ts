import { randomUUID } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { PosError } from '../../shared/errors.ts'
import type { LegacySource } from '../../shared/legacy/file-index.ts'

/** Between two pieces whoever else waits in this thread has a turn. */
const PIECE_BYTES = 256 * 1024

/** An open file that can be read in pieces, again and in any order. */
export interface FileSource extends LegacySource {
  /** Gives the file back; a temporary one is gone then. */
  close(): Promise<void>
}

/** Opens a file for reading. Rejects with the system's own error when it is not there or may not be read. */
export async function openFileSource(path: string): Promise<FileSource> {
  const file = await open(path, 'r')
  return sourceOf(file, (await file.stat()).size)
}

/**
 * Keeps `bytes` in a file that has no name any more from the moment it is there, so nothing is left of it when it is
 * closed or the process ends in whatever way. Throws `body_too_large` beyond `max` bytes.
 */
export async function spool(
  bytes: AsyncIterable<Uint8Array>,
  folder: string,
  max: number,
): Promise<FileSource> {
  const path = join(folder, `upload-${randomUUID()}.tmp`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    return sourceOf(file, await writeAll(file, bytes, max))
  } catch (error) {
    await file.close()
    throw error
  }
}

async function writeAll(file: FileHandle, bytes: AsyncIterable<Uint8Array>, max: number): Promise<number> {
  let size = 0
  for await (const piece of bytes) {
    if (size + piece.length > max) throw tooLarge(max)
    await file.write(piece, 0, piece.length, size)
    size += piece.length
  }
  return size
}

function sourceOf(file: FileHandle, size: number): FileSource {
  return {
    size,
    async *bytes(from, to) {
      for (let at = from; at < to;) {
        const piece = new Uint8Array(Math.min(PIECE_BYTES, to - at))
        const { bytesRead } = await file.read(piece, 0, piece.length, at)
        if (bytesRead === 0) throw new PosError('file_truncated', 'the file became shorter while it was read')
        yield piece.subarray(0, bytesRead)
        at += bytesRead
      }
    },
    close: () => file.close(),
  }
}

/** The refusal of a file that is larger than `max` bytes. */
export function tooLarge(max: number): PosError {
  return new PosError('body_too_large', `an old backup has at most ${max} bytes here`, {
    hint: 'Restore it with the command line of the server, which has no such limit, or on a device.',
    values: { max },
  })
}
