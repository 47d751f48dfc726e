import * as z from 'zod/mini'
import type { MetaRow } from '../generation.ts'
import type { GenerationDb } from '../store/generation-db.ts'

const Unchecked = z.object({ snapshotId: z.string() })
const Base = z.object({ snapshotId: z.string() })

const UNCHECKED = 'engine:unchecked'
const BASE = 'engine:base'

/** What a restored generation says about itself: it is not checked yet, and whether the server has what it came from. */
export function restoreMarks(snapshotId: string, isOnServer: boolean): MetaRow[] {
  const marks: MetaRow[] = [{ key: UNCHECKED, value: { snapshotId } }]
  if (isOnServer) marks.push({ key: BASE, value: { snapshotId } })
  return marks
}

/** True until every leaf was checked. */
export function isUnchecked(db: GenerationDb): Promise<boolean> {
  return db.run(['meta'], 'read', async (tx) => Unchecked.safeParse(await tx.meta(UNCHECKED)).success)
}

/** Every leaf was checked. */
export async function markChecked(db: GenerationDb): Promise<void> {
  await db.run(['meta'], 'strict', (tx) => tx.putMeta(UNCHECKED, undefined))
}

/** True when the server has the snapshot that this generation was restored from: it then lacks only what came after. */
export function hasBaseOnServer(db: GenerationDb): Promise<boolean> {
  return db.run(['meta'], 'read', async (tx) => Base.safeParse(await tx.meta(BASE)).success)
}
