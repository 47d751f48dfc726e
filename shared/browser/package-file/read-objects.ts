import { PosError } from '../../errors.ts'
import type { Frame } from '../../snapshot/frames.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import type { OnProgress } from '../engine-api.ts'
import { childrenExpected, topsExpected, type Expected } from '../restore/expected.ts'
import type { Arrived, ObjectPutter } from '../restore/put-objects.ts'

const AT_ONCE = 128

/**
 * Puts the objects of a package, of which the manifest was read, into a new generation. A parent stands before its children.
 * Throws `file_tampered` for an object that nothing names, `object_missing` when one lacks, and what the frames throw:
 * nothing counts before this resolves.
 */
export async function readObjects(
  frames: AsyncIterator<Frame>,
  manifest: Manifest,
  putter: ObjectPutter,
  onProgress: OnProgress = () => undefined,
): Promise<void> {
  const reader = new ObjectReader(manifest, putter, onProgress)
  for (;;) {
    const next = await frames.next()
    if (next.done === true) break
    await reader.take(next.value)
  }
  await reader.finish()
}

class ObjectReader {
  readonly #putter: ObjectPutter
  readonly #onProgress: OnProgress
  readonly #expected = new Map<string, Expected>()
  readonly #totalBytes: number
  #doneBytes = 0
  #held: Arrived[] = []
  #holds: 'node' | 'leaf' = 'node'

  constructor(manifest: Manifest, putter: ObjectPutter, onProgress: OnProgress) {
    this.#putter = putter
    this.#onProgress = onProgress
    this.#totalBytes = manifest.collections.reduce((sum, { rawBytes }) => sum + rawBytes, 0)
    this.#expect(topsExpected(manifest))
  }

  async take({ kind, id, body }: Frame): Promise<void> {
    if ((kind !== 'node' && kind !== 'leaf') || id === undefined) throw unknown(id)
    if (kind !== this.#holds) await this.#flush()
    this.#holds = kind
    // Its parent may be among the nodes that are not opened yet.
    if (!this.#expected.has(id)) await this.#flush()
    const expected = this.#expected.get(id)
    if (expected === undefined) throw unknown(id)
    this.#expected.delete(id)
    this.#held.push({ expected, sealed: body })
    if (this.#held.length >= AT_ONCE) await this.#flush()
  }

  async finish(): Promise<void> {
    await this.#flush()
    const [lacking] = this.#expected.keys()
    if (lacking !== undefined) throw new PosError('object_missing', `the file lacks object ${lacking}`)
  }

  async #flush(): Promise<void> {
    const held = this.#held
    this.#held = []
    if (held.length === 0) return
    if (this.#holds === 'node') {
      const nodes = await this.#putter.putNodes(held)
      nodes.forEach((node, index) =>
        this.#expect(childrenExpected(held[index]?.expected.collection ?? '', node)),
      )
      return
    }
    await this.#putter.putLeaves(held)
    for (const { expected } of held) this.#doneBytes += expected.rawBytes
    this.#onProgress({ step: 'progress.read', done: this.#doneBytes, total: this.#totalBytes, unit: 'bytes' })
  }

  #expect(row: readonly Expected[]): void {
    for (const expected of row) this.#expected.set(expected.id, expected)
  }
}

function unknown(id: string | undefined): PosError {
  return new PosError(
    'file_tampered',
    `the backup file holds something that nothing in it names: ${id ?? ''}`,
  )
}
