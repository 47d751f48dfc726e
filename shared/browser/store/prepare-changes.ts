import { PosError } from '../../errors.ts'
import { type CollectionName, isCollectionName, parseRecord } from '../../sections.ts'
import { canonicalRecord, checkId } from '../../snapshot/canonical.ts'
import type { Change } from '../shop-store.ts'

/** A change that is sure to be writable: its value as canonical text, `null` for a deletion. */
export interface PreparedChange {
  readonly collection: CollectionName
  readonly id: string
  readonly value: { readonly id: string } | null
  readonly text: string | null
}

/**
 * Checks every change and makes its canonical text, before anything is written (engine 3, 4). Fields that no schema knows
 * are kept. Throws `not_canonical`, `record_too_large`, `record_invalid` or `unknown_collection` with the field's path.
 */
export function prepareChanges(changes: readonly Change[]): PreparedChange[] {
  const seen = new Set<string>()
  return changes.map(({ collection, id, value }) => {
    if (!isCollectionName(collection))
      throw new PosError('unknown_collection', `no collection ${String(collection)}`)
    const field = `${collection}.id`
    checkId(id, field)
    if (id.includes('\0')) throw new PosError('not_canonical', `${field} has a NUL in it`, { field })
    const key = `${collection}\0${id}`
    if (seen.has(key)) throw new PosError('record_invalid', `${collection} ${id} is changed twice`, { field })
    seen.add(key)
    return { collection, id, value, text: value === null ? null : textOf(collection, id, value) }
  })
}

function textOf(collection: CollectionName, id: string, value: { readonly id: string }): string {
  const field = `${collection}.id`
  const text = canonicalRecord(value, collection)
  if (value.id !== id) throw new PosError('record_invalid', `${field} is ${value.id}, not ${id}`, { field })
  parseRecord(collection, value)
  return text
}
