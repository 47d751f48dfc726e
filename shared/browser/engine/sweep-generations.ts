import type { BootState, GenerationRecord } from '../boot.ts'
import type { Device } from '../device.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { dropGeneration } from '../store/generation-writer.ts'
import { whenUnheld } from '../store/hold-generation.ts'

const KEEP_MS = 7 * 24 * 3_600_000
/** An unfinished restore or import that nobody has gone on with for so long. */
const UNFINISHED_MS = 24 * 3_600_000

/**
 * Deletes generations that were left over 7 days ago, hold nothing that the server lacks and are open in no tab, and restores
 * that nobody went on with, `inNeed` at once (engine 21, 22). Resolves to how many. Needs the lock `restore`.
 */
export async function sweepGenerations(device: Device, inNeed = false): Promise<number> {
  const state = await device.boot.state()
  let dropped = 0
  for (const generation of state.generations) {
    if (isInUse(state, generation)) continue
    const isUnfinished = inNeed && generation.state === 'writing'
    if (!isUnfinished && !isOld(generation, device.now())) continue
    const drop = async (): Promise<boolean> => {
      if (!(await isSent(generation))) return false
      await dropGeneration(device.boot, generation.number)
      return true
    }
    if ((await whenUnheld(device.locks, generation.number, drop)) === true) dropped += 1
  }
  return dropped
}

/** True for the shop itself and for what is about to become it. */
export function isInUse({ active, pendingFlip }: BootState, { number }: GenerationRecord): boolean {
  return number === active || number === pendingFlip?.to
}

function isOld({ state, leftAt, createdAt }: GenerationRecord, now: number): boolean {
  if (leftAt !== undefined) return now - leftAt > KEEP_MS
  return now - createdAt > (state === 'writing' ? UNFINISHED_MS : KEEP_MS)
}

/** True when nothing in a generation waits for the server's answer. */
export async function isSent({ number, state }: GenerationRecord): Promise<boolean> {
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
