import { INDEXES, type CollectionName, type IndexName, type IndexPart } from '../../sections.ts'
import type { RangeOptions } from '../shop-store.ts'

const SEPARATOR = '\u0000'
const AFTER_SEPARATOR = '\u0001'
/** Two parts of this length and a record's id stay below the longest id that a record may have. */
const PART_MAX = 64
const DIGITS = 16

/** The ids of the entries under which a record stands in an index: parts, then the record's own id, joined by U+0000. */
export function indexIdsOf(index: IndexName, record: { readonly id: string }): string[] {
  // Every index is typed by its own collection; the store has already checked the record against it.
  const spec = INDEXES[index] as { keys(record: { readonly id: string }): readonly (readonly IndexPart[])[] }
  return spec.keys(record).map((parts) => [...parts.map(partText), record.id].join(SEPARATOR))
}

/** The id of the record that an entry of an index stands for. */
export function recordIdOf(entryId: string): string {
  return entryId.slice(entryId.lastIndexOf(SEPARATOR) + 1)
}

/** Where the entries that begin with `prefix` stand. */
export function indexRangeOf(prefix: readonly IndexPart[]): Pick<RangeOptions, 'from' | 'to'> {
  if (prefix.length === 0) return {}
  const text = prefix.map(partText).join(SEPARATOR)
  return { from: text + SEPARATOR, to: text + AFTER_SEPARATOR }
}

/** True when one of these keys begins with `prefix`: long parts are cut off in an index, so an entry may be of another. */
export function matchesPrefix(
  keys: readonly (readonly IndexPart[])[],
  prefix: readonly IndexPart[],
): boolean {
  return keys.some((parts) => prefix.every((part, index) => parts[index] === part))
}

/** The indexes of a collection. */
export function indexesOf(collection: CollectionName): IndexName[] {
  return INDEX_NAMES.filter((name) => INDEXES[name].collection === collection)
}

/** The names of all indexes. */
export const INDEX_NAMES = Object.keys(INDEXES) as IndexName[]

/** True for the name of an index, which is no collection of the shop and no part of the root. */
export function isIndexName(name: string): name is IndexName {
  return Object.hasOwn(INDEXES, name)
}

function partText(part: IndexPart): string {
  if (typeof part === 'string') return part.slice(0, PART_MAX).toWellFormed().replaceAll(SEPARATOR, '\uFFFD')
  return part < 0
    ? `-${String(Number.MAX_SAFE_INTEGER + part).padStart(DIGITS, '0')}`
    : `0${String(part).padStart(DIGITS, '0')}`
}
