import * as z from 'zod/mini'
import { PosError } from '../errors.ts'
import { FORMAT } from '../snapshot/limits.ts'
import { parseJson } from '../snapshot/parse-json.ts'
import { ElementSplitter } from './element-splitter.ts'
import type { FileIndex, LegacySource } from './file-index.ts'
import { sectionText, wholeText } from './section-text.ts'

/** What `metadata.kind` of a shop's JSON file says (FORMAT.md): one that our server wrote, complete, beside the old form. */
export const SHOP_FILE_KIND = 'sonic-pos-shop'

/** A collection's records are the member with this prefix and its name: an array of all of them in the order of ids. */
export const RECORDS_PREFIX = 'records.'

const METADATA_MAX = 1_000_000

const count = z.int().check(z.nonnegative())
const counts = z.record(z.string(), count)
const totals = z.record(z.string(), z.record(z.string(), z.int()))

/** What a shop's file says about itself. Fields of later versions are kept. */
export const shopFileMetadata = z.looseObject({
  kind: z.literal(SHOP_FILE_KIND),
  format: z.int().check(z.minimum(1)),
  /** When the file was written, ISO. */
  createdAt: z.string(),
  appVersion: z.string(),
  schemaVersion: z.int(),
  shop: z.looseObject({ shopId: z.string(), name: z.string() }),
  /** The backup that it was written from. Times are ms UTC. */
  backup: z.looseObject({
    number: count,
    snapshotId: z.string(),
    root: z.string(),
    deviceId: z.string(),
    lineage: z.string(),
    createdAt: count,
    trigger: z.string(),
  }),
  statistics: z.looseObject({
    users: count,
    loanPersons: count,
    transactions: count,
    loans: count,
    records: count,
  }),
  /** Records per section. */
  sections: counts,
  /** Records per collection, also of those that have none. */
  collections: counts,
  /** Minor units per currency, by what they total. */
  totals,
  counters: counts,
})

/** What a shop's file says about itself. */
export type ShopFileMetadata = z.infer<typeof shopFileMetadata>

/**
 * True for a file that holds every record in our own form, by the names of its members alone. One such name is enough: with
 * another one damaged the file is a damaged one of ours, never an old one that has only `data`.
 */
export function isShopFile(index: FileIndex): boolean {
  return collectionsOf(index).length > 0
}

/** True for a member of the file that no old POS ever wrote. */
export function isOwnMember(name: string): boolean {
  return name === 'metadata' || name === 'checksum' || name === 'leftOut' || name.startsWith(RECORDS_PREFIX)
}

/** What the file says about itself. Throws `format_newer` for one of a later server, `file_invalid`. */
export async function readMetadata(source: LegacySource, index: FileIndex): Promise<ShopFileMetadata> {
  const range = index.members.get('metadata')
  if (range === undefined)
    throw new PosError('file_foreign', 'the file has no metadata', { field: 'metadata' })
  const text = await wholeText(
    sectionText(source, { ...range, isText: false }, 'metadata'),
    'metadata',
    METADATA_MAX,
  )
  const value = parseJson(text, 'file_invalid', 'metadata')
  const format = (value as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format > FORMAT) {
    throw new PosError('format_newer', `the file has format ${format}`, { values: { format, known: FORMAT } })
  }
  const parsed = shopFileMetadata.safeParse(value)
  if (parsed.success) return parsed.data
  const field = `metadata.${parsed.error.issues[0]?.path.join('.') ?? ''}`
  throw new PosError('file_invalid', `${field} is wrong`, { field, cause: parsed.error })
}

/** The names of the collections that the file has, in its order. */
export function collectionsOf(index: FileIndex): string[] {
  return [...index.members.keys()]
    .filter((name) => name.startsWith(RECORDS_PREFIX))
    .map((name) => name.slice(RECORDS_PREFIX.length))
}

/**
 * The records of a collection in their order, in batches; nothing of the file is held. They are parsed JSON and not
 * checked. Throws `file_invalid` or `file_truncated` naming the collection.
 */
export async function* shopFileRecords(
  source: LegacySource,
  index: FileIndex,
  collection: string,
): AsyncGenerator<readonly unknown[]> {
  const field = `${RECORDS_PREFIX}${collection}`
  const range = index.members.get(field)
  if (range === undefined) return
  const splitter = new ElementSplitter(field)
  for await (const piece of sectionText(source, { ...range, isText: false }, field)) {
    const found = splitter.push(piece)
    if (found.length > 0) yield found.map(({ text }) => recordOf(text, field))
  }
  if (splitter.end() !== 'array') throw new PosError('file_invalid', `${field} is no list`, { field })
}

/** The reviver that looks for `__proto__` costs five times as much as parsing, so it looks only where that may be. */
function recordOf(text: string, field: string): unknown {
  if (text.includes('__proto__') || text.includes('\\u')) return parseJson(text, 'file_invalid', field)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new PosError('file_invalid', `${field} is not readable JSON`, { field, cause })
  }
}
