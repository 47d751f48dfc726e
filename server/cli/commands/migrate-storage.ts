import { nameOfPlace, parseDatabasePlace } from '../../storage/database-place.ts'
import { moveStorage } from '../../storage/move/move-storage.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { table } from '../table.ts'

/** Where from and where to: a SQLite file, or the address of a PostgreSQL database. */
export interface MigrateOptions {
  readonly from: string
  readonly to: string
}

/** `npm run migrate-storage`: copies the server's database into an empty one and reads it back. The source stays. */
export async function migrateStorage(io: CliIo, options: MigrateOptions): Promise<Outcome> {
  const [from, to] = [parseDatabasePlace(options.from, '--from'), parseDatabasePlace(options.to, '--to')]
  const { tables, damaged } = await moveStorage(from, to, io.progress.show.bind(io.progress))
  io.progress.end()
  const places = { from: nameOfPlace(from), to: nameOfPlace(to) }
  const rows = tables.map(({ name, rows: count }) => [name, String(count)])
  return {
    ok: true,
    json: { ...places, tables, damaged },
    text: `${table(['TABLE', 'ROWS'], rows, '')}
All of ${places.from} is in ${places.to}, read back and the same.
${damaged.length === 0 ? '' : `${damaged.length} objects were damaged before and moved as they are: "npm run verify" names the backups.\n`}Start the server on it${to.kind === 'postgres' ? ' with DATABASE_URL' : ' with DATA_DIR, without DATABASE_URL'}, and with the same master.key.
`,
  }
}
