import type { SaleDraft } from '../../rules/sale.ts'
import type { GenerationDb } from './generation-db.ts'
import { checkWritable, readState } from './guard.ts'

const ALL = 'draft:'
const AFTER_ALL = 'draft;'

/** Every draft of a generation, oldest first. */
export function readDrafts(db: GenerationDb): Promise<SaleDraft[]> {
  return db.run(['meta'], 'read', async (tx) => {
    const rows = await tx.list('meta', IDBKeyRange.bound(ALL, AFTER_ALL, false, true))
    const drafts = rows.map(({ value }) => value as SaleDraft)
    return drafts.sort((a, b) => a.createdAt - b.createdAt)
  })
}

/** Keeps or drops a draft; not durable at once, because a draft proves nothing but that it was not saved (engine 8). */
export async function writeDraft(db: GenerationDb, id: string, draft: SaleDraft | undefined): Promise<void> {
  await db.run(['meta'], 'relaxed', async (tx) => {
    checkWritable(await readState(tx))
    tx.putMeta(`draft:${id}`, draft)
  })
}
