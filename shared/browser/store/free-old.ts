import type { OutboxRow } from '../generation.ts'
import type { GenerationDb } from './generation-db.ts'

/** Replaced objects are looked at in parts, so that their bytes never fill the memory. */
const AT_ONCE = 64

/**
 * Deletes the replaced objects that no unsent labelled snapshot needs (engine 22). True when there were any, so that trying
 * a write again may help.
 */
export function freeOld(db: GenerationDb): Promise<boolean> {
  return db.run(['old', 'outbox'], 'strict', async (tx) => {
    const upTo = neededAfter(await tx.list('outbox'))
    if (upTo === Number.POSITIVE_INFINITY) {
      const isAny = (await tx.keys('old', undefined, 1)).length > 0
      if (isAny) tx.remove('old', IDBKeyRange.lowerBound(''))
      return isAny
    }
    let [isAny, after] = [false, '']
    for (;;) {
      const rows = await tx.list('old', IDBKeyRange.lowerBound(after, true), AT_ONCE)
      for (const { id, cutNo } of rows) {
        if (cutNo > upTo) continue
        tx.remove('old', id)
        isAny = true
      }
      if (rows.length < AT_ONCE) return isAny
      after = rows.at(-1)?.id ?? ''
    }
  })
}

/** A snapshot needs what was replaced by later cuts than its own: nothing replaced up to the oldest labelled one is needed. */
function neededAfter(outbox: readonly OutboxRow[]): number {
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...outbox.filter(({ label }) => label !== undefined).map(({ cutNo }) => cutNo),
  )
}
