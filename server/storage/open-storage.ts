import { createStorage } from './create-storage.ts'
import type { DatabasePlace } from './database-place.ts'
import { openPostgresRunner } from './postgres/open-postgres.ts'
import type { Runner } from './runner.ts'
import { holdFile } from './sqlite/file-hold.ts'
import { openSqliteRunner } from './sqlite/sqlite-runner.ts'
import type { Storage } from './storage.ts'

/**
 * Opens (and makes, and migrates) the storage at `place`, for a program beside the server. Throws `schema_newer`,
 * `storage_unavailable`; the caller closes it.
 */
export async function openStorage(place: DatabasePlace): Promise<Storage> {
  return createStorage(await openRunner(place))
}

/** The same for a server: of several on one SQLite file only the first may start, another throws `server_busy`. */
export async function openServerStorage(place: DatabasePlace): Promise<Storage> {
  if (place.kind === 'postgres') return openStorage(place)
  const hold = holdFile(place.path)
  try {
    const storage = await openStorage(place)
    return { ...storage, close: () => storage.close().finally(() => hold.release()) }
  } catch (error) {
    hold.release()
    throw error
  }
}

async function openRunner(place: DatabasePlace): Promise<Runner> {
  return place.kind === 'sqlite' ? openSqliteRunner(place.path) : openPostgresRunner(place.url)
}
