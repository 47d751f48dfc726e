import type { GenerationRecord } from '../boot.ts'
import type { Device } from '../device.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { dropGeneration } from '../store/generation-writer.ts'

const KEEP_MS = 7 * 24 * 3_600_000
/** An unfinished restore or import that nobody has gone on with for so long. */
const UNFINISHED_MS = 24 * 3_600_000

/**
 * Deletes generations that were left over 7 days ago and hold nothing that the server lacks, and restores that nobody went on
 * with (engine 21). A tab that still holds one gives it up on `versionchange`. Needs the lock `restore`.
 */
export async function sweepGenerations(device: Device): Promise<void> {
  const { generations, active, pendingFlip } = await device.boot.state()
  for (const generation of generations) {
    if (generation.number === active || generation.number === pendingFlip?.to) continue
    if (isOld(generation, device.now()) && (await isSent(generation)))
      await dropGeneration(device.boot, generation.number)
  }
}

function isOld({ state, leftAt, createdAt }: GenerationRecord, now: number): boolean {
  if (leftAt !== undefined) return now - leftAt > KEEP_MS
  return now - createdAt > (state === 'writing' ? UNFINISHED_MS : KEEP_MS)
}

async function isSent({ number, state }: GenerationRecord): Promise<boolean> {
  if (state === 'writing') return true
  try {
    const db = await GenerationDb.open(number)
    try {
      return await db.run(['meta', 'outbox'], 'read', async (tx) => {
        const [store, rows] = await Promise.all([tx.meta('state'), tx.keys('outbox', undefined, 1)])
        return rows.length === 0 && (store === undefined || store.unsent.docs === 0)
      })
    } finally {
      db.close()
    }
  } catch {
    // Already gone from this browser: only its record is left.
    return true
  }
}
