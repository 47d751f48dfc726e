import { PosError } from '../../errors.ts'
import type { GenerationDb } from './generation-db.ts'

/** What a browser is asked to keep is put in as few values as it takes well. */
const PIECE_BYTES = 1024 * 1024
/** So many random bytes are given at once. */
const RANDOM_MAX = 65_536

/** A browser presses values together that are all alike; these it cannot. */
function randomBytes(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PIECE_BYTES)
  for (let at = 0; at < bytes.length; at += RANDOM_MAX)
    crypto.getRandomValues(bytes.subarray(at, at + RANDOM_MAX))
  return bytes
}

/**
 * True when the browser would take `bytes` more now. It is asked to: rows of that size are put and taken away again in one
 * transaction, which is refused by the real limit and leaves nothing behind (decision 430).
 */
export async function probeRoom(db: GenerationDb, bytes: number): Promise<boolean> {
  const body = randomBytes()
  try {
    await db.run(['old'], 'relaxed', (tx) => {
      for (let done = 0; done < bytes; done += PIECE_BYTES) {
        const id = `probe:${done}`
        const leaf = { collection: '', lastId: '', firstId: '', count: 0, rawBytes: 0, leafId: id, body }
        tx.put('old', { id, kind: 'leaf', collection: '', cutNo: 0, leaf })
      }
      tx.remove('old', IDBKeyRange.bound('probe:', 'probe;'))
    })
    return true
  } catch (error) {
    if (error instanceof PosError && error.code === 'storage_full') return false
    throw error
  }
}
