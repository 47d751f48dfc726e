import { sql } from 'kysely'
import { all, statement, type Program, type Statement } from '../statement.ts'
import { SUMMARY, type BackupSummary } from './backups.ts'

/** Which backups are asked for, newest first; what is absent asks nothing. */
export interface BackupsFilter {
  /** Only numbers below this one. */
  readonly before: number
  readonly limit: number
  readonly lineage?: string | undefined
  /** Those that were deleted after that moment, instead of those that are not deleted. */
  readonly deletedAfter?: number | undefined
  readonly pinned?: true | undefined
  /** Received at or after; ms UTC. */
  readonly from?: number | undefined
  /** Received before; ms UTC. */
  readonly to?: number | undefined
  /** Part of the name, in upper or lower case. */
  readonly name?: string | undefined
}

interface Args {
  shop: string
  before: number
  limit: number
  lineage: string
  deletedAfter: number
  from: number
  to: number
  name: string
}

/** One statement for each set of filters, so that each is prepared once. */
const variants = new Map<string, Statement<Args, BackupSummary>>()

/** Backups of a shop, newest first. */
export function* listBackups(shop: string, filter: BackupsFilter): Program<readonly BackupSummary[]> {
  const { before, limit, lineage = '', deletedAfter = 0, from = 0, to = 0, name = '' } = filter
  const args = { shop, before, limit, lineage, deletedAfter, from, to, name: containing(name) }
  return yield* all(variantFor(filter), args)
}

function variantFor(filter: BackupsFilter): Statement<Args, BackupSummary> {
  const { lineage, deletedAfter, pinned, from, to, name } = filter
  const asked = new Set(
    Object.entries({ lineage, deletedAfter, pinned, from, to, name }).flatMap(([field, value]) =>
      value === undefined ? [] : [field],
    ),
  )
  const key = [...asked].join(' ')
  const known = variants.get(key) ?? build(asked)
  variants.set(key, known)
  return known
}

function build(asked: ReadonlySet<string>): Statement<Args, BackupSummary> {
  return statement<Args>()(({ db, arg }) => {
    let query = db
      .selectFrom('sonic_backups')
      .select(SUMMARY)
      .where('shop_id', '=', arg('shop'))
      .where('number', '<', arg('before'))
      .orderBy('number', 'desc')
      .limit(arg('limit'))
    query = asked.has('deletedAfter')
      ? query.where('deleted_at', '>', arg('deletedAfter'))
      : query.where('deleted_at', 'is', null)
    if (asked.has('lineage')) query = query.where('lineage', '=', arg('lineage'))
    if (asked.has('pinned')) query = query.where('pinned', '=', 1)
    if (asked.has('from')) query = query.where('received_at', '>=', arg('from'))
    if (asked.has('to')) query = query.where('received_at', '<', arg('to'))
    if (asked.has('name')) {
      query = query.where(sql<boolean>`lower(name) like lower(${arg('name')}) escape '\\'`)
    }
    return query
  })
}

function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
