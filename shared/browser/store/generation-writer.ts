import { PosError } from '../../errors.ts'
import type { TreeNode } from '../../snapshot/tree.ts'
import type { Boot, GenerationRecord } from '../boot.ts'
import type { GenerationStart, GenerationWriter, NewLeaf } from '../generation.ts'
import { nodeRow } from '../cut/rebuild-tree.ts'
import { GenerationDb, deleteGeneration } from './generation-db.ts'
import { NOTHING_UNSENT } from './unsent.ts'

/**
 * Begins a new generation, noted in `sonic-boot` before it is made. `source` names the snapshot that it is a restore of, so
 * that `resumeGeneration` finds it again after a kill. The caller closes the writer.
 */
export async function createGeneration(boot: Boot, source?: string): Promise<GenerationWriter> {
  let record: GenerationRecord | undefined
  await boot.update(({ generations, active = 0 }) => {
    const number = Math.max(active, ...generations.map((known) => known.number)) + 1
    record = { number, state: 'writing', createdAt: Date.now(), ...(source === undefined ? {} : { source }) }
    return { generations: [...generations, record] }
  })
  if (record === undefined) throw new PosError('internal', 'the boot database made no generation')
  return new IndexedDbGenerationWriter(boot, await GenerationDb.open(record.number, { create: true }))
}

/** Goes on with the unfinished restore of a snapshot, or begins it. The caller closes the writer. */
export async function resumeGeneration(boot: Boot, source: string): Promise<GenerationWriter> {
  const { generations } = await boot.state()
  const known = generations.find(
    (generation) => generation.source === source && generation.state === 'writing',
  )
  if (known === undefined) return createGeneration(boot, source)
  return new IndexedDbGenerationWriter(boot, await GenerationDb.open(known.number, { create: true }))
}

/** Deletes a generation that is not the active one and forgets it. Waits until nobody has it open. */
export async function dropGeneration(boot: Boot, number: number): Promise<void> {
  const { active } = await boot.state()
  if (active === number) throw new PosError('internal', 'the active generation cannot be dropped')
  await deleteGeneration(number)
  await boot.update(({ generations }) => ({
    generations: generations.filter((known) => known.number !== number),
  }))
}

class IndexedDbGenerationWriter implements GenerationWriter {
  readonly #boot: Boot
  readonly #db: GenerationDb

  constructor(boot: Boot, db: GenerationDb) {
    this.#boot = boot
    this.#db = db
  }

  get generation(): number {
    return this.#db.number
  }

  async presentLeaves(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const keys = await this.#db.run(['cold'], 'read', (tx) => tx.keys('cold'))
    const present = new Map<string, Set<string>>()
    for (const key of keys as [collection: string, lastId: string][]) {
      const [collection, lastId] = key
      const known = present.get(collection)
      if (known === undefined) present.set(collection, new Set([lastId]))
      else known.add(lastId)
    }
    return present
  }

  async putLeaves(collection: string, leaves: readonly NewLeaf[]): Promise<void> {
    await this.#db.run(['cold'], 'relaxed', (tx) => {
      for (const { id, firstId = '', lastId, records, rawBytes, body } of leaves)
        tx.put('cold', { collection, lastId, firstId, count: records, rawBytes, leafId: id, body })
    })
  }

  async putNodes(collection: string, nodes: readonly TreeNode[]): Promise<void> {
    await this.#db.run(['nodes'], 'relaxed', (tx) => {
      for (const node of nodes) tx.put('nodes', nodeRow(collection, node))
    })
  }

  async finish({ tops, line, schemaVersion, unsent, meta = [] }: GenerationStart): Promise<void> {
    await this.#db.run(['meta'], 'strict', (tx) => {
      for (const row of meta) tx.put('meta', row)
      tx.putMeta('tops', tops)
      tx.putMeta('line', line)
      tx.putMeta('state', {
        seq: 0,
        cutNo: 0,
        schemaVersion,
        unsent: unsent ?? NOTHING_UNSENT,
        delta: {},
        hotRows: 0,
        hotBytes: 0,
        lastWriteAt: 0,
        lastCutAt: 0,
      })
    })
    await this.#boot.update(({ generations }) => ({
      generations: generations.map((known) =>
        known.number === this.generation ? { ...known, state: 'complete' } : known,
      ),
    }))
  }

  close(): void {
    this.#db.close()
  }
}
