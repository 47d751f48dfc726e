import type { GenerationDb } from './generation-db.ts'

/**
 * Deletes the replaced objects that no unsent labelled snapshot needs (engine 22). True when there were any, so that trying
 * a write again may help.
 */
export function freeOld(db: GenerationDb): Promise<boolean> {
  return db.run(['old', 'outbox'], 'strict', async (tx) => {
    const [outbox, keys] = await Promise.all([tx.list('outbox'), tx.keys('old', undefined, 1)])
    const isNeeded = outbox.some(({ label }) => label !== undefined)
    if (isNeeded || keys.length === 0) return false
    tx.remove('old', IDBKeyRange.lowerBound(''))
    return true
  })
}
