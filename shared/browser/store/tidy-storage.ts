import { deleteDatabase, openDatabase } from './open-database.ts'

const SCRATCH = 'sonic-scratch'
const ROUNDS_MIN = 4
const ROUNDS_MAX = 20
const PAUSE_MS = 400
/** So much less in use is seen as the browser having tidied up. */
const GAIN_BYTES = 2 * 1024 * 1024

/**
 * Does `work`, which deletes a database, and makes the browser give back what that took. Chromium keeps the files of a deleted
 * database, for a while twice, until others are deleted (decision 430). Helps for as long as nothing has come free, some seconds
 * at most; never throws for itself.
 */
export async function tidyingStorage<T>(
  work: () => Promise<T>,
  hasDeleted: (value: T) => boolean,
): Promise<T> {
  const before = await usedBytes()
  const value = await work()
  for (let round = 1; hasDeleted(value) && round <= ROUNDS_MAX; round += 1) {
    if (!(await deleteScratch())) break
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    const now = await usedBytes()
    const isTidy = before === undefined || now === undefined || before - now >= GAIN_BYTES
    if (isTidy && round >= ROUNDS_MIN) break
  }
  return value
}

/** False where even that is refused. */
async function deleteScratch(): Promise<boolean> {
  try {
    const database = await openDatabase({ name: SCRATCH, version: 1, create: true, upgrade() {} })
    database.close()
    await deleteDatabase(SCRATCH)
    return true
  } catch {
    return false
  }
}

async function usedBytes(): Promise<number | undefined> {
  const storage = (globalThis.navigator as { storage?: Partial<StorageManager> } | undefined)?.storage
  const estimate = await storage?.estimate?.().catch(() => undefined)
  return estimate?.usage
}
