import { existsSync } from 'node:fs'
import { PosError } from '../../../shared/errors.ts'
import type { DatabasePlace } from '../database-place.ts'
import { moveTables, type Moved, type ShowMove } from './move-tables.ts'
import { openPostgresTables } from './postgres-tables.ts'
import { openSqliteTables } from './sqlite-tables.ts'
import type { TableStore } from './table-store.ts'

/**
 * Copies a server's whole database to another place, of the same or the other kind, and reads it back; memory does not
 * grow with it. The source stays as it is. Throws `not_found` without a source, `bad_request` for a target that is not
 * empty, `server_busy` while a server uses one of the two; whatever it throws, the target has got nothing.
 */
export async function moveStorage(from: DatabasePlace, to: DatabasePlace, show: ShowMove): Promise<Moved> {
  if (JSON.stringify(from) === JSON.stringify(to)) {
    throw new PosError('bad_request', 'source and target are the same database', { field: 'to' })
  }
  if (from.kind === 'sqlite' && !existsSync(from.path)) {
    throw new PosError('not_found', `there is no database ${from.path}`, { field: 'from' })
  }
  const source = await openTables(from)
  try {
    const target = await openTables(to)
    try {
      return await moveTables(source, target, show)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

async function openTables(place: DatabasePlace): Promise<TableStore> {
  return place.kind === 'sqlite' ? openSqliteTables(place.path) : openPostgresTables(place.url)
}
