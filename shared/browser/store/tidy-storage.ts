import { deleteDatabase, openDatabase } from './open-database.ts'

const SCRATCH = 'sonic-scratch'

/**
 * Nudges the browser to give back what deleted databases took: Chromium keeps their files, for a while twice, until others are
 * deleted too (decision 430). To be repeated until there is room. Never throws: it only helps.
 */
export async function tidyStorage(): Promise<void> {
  try {
    const database = await openDatabase({ name: SCRATCH, version: 1, create: true, upgrade() {} })
    database.close()
    await deleteDatabase(SCRATCH)
  } catch {
    // Refused even that: the next look at the room decides.
  }
}
