import { sql } from 'kysely'
import { all, one, statement, type Program } from '../statement.ts'
import { WHOLE_SERVER } from '../file-storage.ts'
import type { CareJobTable } from '../care-tables.ts'

/** More backups than this that wait for their check are not counted. */
const WAITING_MAX = 10_000

/** How the whole server stands; of no shop in particular. */
export interface ServerFigures {
  /** Backups in managed custody that nobody has checked yet; 10,000 stands for more. */
  readonly unchecked: number
  /** How each kind of care for the whole server went the last time. */
  readonly care: readonly Pick<CareJobTable, 'job' | 'finished_at' | 'problem'>[]
  /** When the newest good file of the whole server was read back, ms UTC; null for none. */
  readonly serverFileAt: number | null
  /** When files of a shop were written well the last time, ms UTC; null for never. */
  readonly shopFilesAt: number | null
  /** Shops whose last run of files failed; the whole server counts as one. */
  readonly filesFailing: number
  /** Devices of all shops whose owners were told that they do not back up. */
  readonly silentDevices: number
}

const waiting = statement<{ limit: number }>()(({ db, arg }) =>
  db
    .selectFrom((from) =>
      from
        .selectFrom('sonic_backups')
        .select('number')
        .where('verified_at', 'is', null)
        .where('problem', 'is', null)
        .where('deleted_at', 'is', null)
        .where(sql<boolean>`custody = 'managed'`) // a literal, as in the partial index
        .limit(arg('limit'))
        .as('waiting'),
    )
    .select(({ fn }) => fn.countAll<number>().as('n')),
)
const care = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('care_jobs')
    .select(['job', 'finished_at', 'problem'])
    .where('shop_id', '=', arg('shop'))
    .orderBy('job'),
)
const serverFile = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('server_files')
    .select(({ fn }) => fn.max<number | null>('verified_at').as('at'))
    .where('shop_id', '=', arg('shop'))
    .where('problem', 'is', null),
)
const shopFiles = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('file_schedules')
    .select(({ fn }) => fn.max<number | null>('last_at').as('at'))
    .where('shop_id', '<>', arg('shop'))
    .where('last_ok', '=', 1),
)
const failing = statement<object>()(({ db }) =>
  db
    .selectFrom('file_schedules')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('last_ok', '=', 0),
)

const silent = statement<object>()(({ db }) =>
  db.selectFrom('alarms').select(({ fn }) => fn.countAll<number>().as('n')),
)

/** What a watcher of the whole server asks, without touching a row of an object. */
export function* serverFigures(): Program<ServerFigures> {
  const shop = WHOLE_SERVER
  return {
    unchecked: (yield* one(waiting, { limit: WAITING_MAX }))?.n ?? 0,
    care: yield* all(care, { shop }),
    serverFileAt: (yield* one(serverFile, { shop }))?.at ?? null,
    shopFilesAt: (yield* one(shopFiles, { shop }))?.at ?? null,
    filesFailing: (yield* one(failing, {}))?.n ?? 0,
    silentDevices: (yield* one(silent, {}))?.n ?? 0,
  }
}
