import { hash } from 'node:crypto'
import { parseSealed } from '../../shared/snapshot/seal.ts'

/** Every node id lies between these two, every leaf id below the first, in any order of texts that databases use. */
export const NODES = { after: 'n', before: 'o' } as const

/** An object's bytes as they lie in the database, with the hash of what arrived. */
interface StoredBody {
  readonly body: Uint8Array
  readonly body_sha256: Uint8Array
}

/** The ids of what is under a stored object; `'tampered'` when it is not what was stored under that id. */
export function readChildren(
  id: string,
  { body, body_sha256: arrived }: StoredBody,
): readonly string[] | 'tampered' {
  if (Buffer.compare(hash('sha256', body, 'buffer'), arrived) !== 0) return 'tampered'
  try {
    const clear = parseSealed(body)
    return clear.id === id ? clear.children : 'tampered'
  } catch {
    return 'tampered'
  }
}
