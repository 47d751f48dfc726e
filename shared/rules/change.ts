import type { CollectionName, RecordOf } from '../sections.ts'

/** One record to write (`value`) or to delete (`null`). Rules return the complete list; the store writes all or none. */
export interface Change<Name extends CollectionName = CollectionName> {
  readonly collection: Name
  readonly id: string
  readonly value: RecordOf<Name> | null
}

/** One record that a rule needs to see in the writing transaction. */
export interface RecordKey {
  readonly collection: CollectionName
  readonly id: string
}

/** What was read in the transaction: the record, or `undefined` when there is none. */
export interface RecordLookup {
  get<Name extends CollectionName>(collection: Name, id: string): RecordOf<Name> | undefined
}

/** Whatever reads one record at a time: the store, or a transaction of it. */
export interface RecordReader {
  get<Name extends CollectionName>(collection: Name, id: string): Promise<RecordOf<Name> | undefined>
}

/** Reads `keys`, all of them asked for at once, so that nothing can come between in an IndexedDB transaction. */
export async function readRecords(reader: RecordReader, keys: readonly RecordKey[]): Promise<RecordLookup> {
  const found = await Promise.all(keys.map(({ collection, id }) => reader.get(collection, id)))
  const records = new Map(keys.map((key, index) => [keyText(key), found[index]]))
  return {
    get<Name extends CollectionName>(collection: Name, id: string) {
      return records.get(keyText({ collection, id })) as RecordOf<Name> | undefined
    },
  }
}

/** A typed change that writes `value` under its own id. */
export function put<Name extends CollectionName>(collection: Name, value: RecordOf<Name>): Change<Name> {
  return { collection, id: (value as { readonly id: string }).id, value }
}

function keyText({ collection, id }: RecordKey): string {
  return `${collection}\0${id}`
}
