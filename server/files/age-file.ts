import { rmSync } from 'node:fs'
import { Decrypter, Encrypter } from 'age-encryption'
import { PosError } from '../../shared/errors.ts'
import { FileWriter, type FileWrites } from './file-writer.ts'
import { fileChunks } from './read-file.ts'

/** scrypt's cost, 2^15: 32 MiB and some 200 ms for each try, here and for whoever guesses. */
const WORK_FACTOR = 15

/** A file that was written. */
export interface WrittenFile {
  readonly bytes: number
  readonly sha256: string
}

/**
 * Locks a file with a passphrase into a new one in age format, which `age -d` opens as well. The new file is on disk
 * when this resolves, and gone when it rejects.
 */
export async function lockFile(
  from: string,
  to: string,
  passphrase: string,
  writes?: FileWrites,
): Promise<WrittenFile> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(WORK_FACTOR)
  encrypter.setPassphrase(passphrase)
  return writeStream(await encrypter.encrypt(streamOf(from)), to, writes)
}

/**
 * Opens a locked file into a new plain one. Throws `file_locked` for another passphrase, `file_tampered` for a file that
 * was changed or cut.
 */
export async function unlockFile(from: string, to: string, passphrase: string): Promise<WrittenFile> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const source = await decrypter.decrypt(streamOf(from)).catch((cause: unknown) => {
    const isOther = cause instanceof Error && /no identity matched/.test(cause.message)
    throw isOther
      ? new PosError('file_locked', 'the file is locked with another passphrase', { cause })
      : new PosError('file_tampered', 'the locked file cannot be opened', { cause })
  })
  try {
    return await writeStream(source, to)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw cause
    throw new PosError('file_tampered', 'the locked file was changed or cut', { cause })
  }
}

async function writeStream(
  stream: ReadableStream<Uint8Array>,
  to: string,
  writes?: FileWrites,
): Promise<WrittenFile> {
  const writer = new FileWriter(to, writes)
  try {
    for await (const bytes of stream) writer.chunk(bytes)
    const written = { bytes: writer.bytes, sha256: writer.sha256 }
    writer.finish()
    return written
  } catch (error) {
    writer.close()
    rmSync(to, { force: true })
    throw error
  }
}

function streamOf(path: string): ReadableStream<Uint8Array> {
  const chunks = fileChunks(path)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await chunks.return()
      },
    },
    { highWaterMark: 0 },
  )
}
