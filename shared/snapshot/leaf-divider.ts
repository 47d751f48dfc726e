import { utf8 } from './bytes.ts'
import type { LeafRecord } from './leaf.ts'
import { Splitter } from './split.ts'

const encoder = new TextEncoder()
const scratch = new Uint8Array(65_536)

/** What a record counts for in its leaf: the UTF-8 bytes of its text and the newline. */
export function recordBytes(text: string): number {
  const length =
    text.length * 3 <= scratch.length ? encoder.encodeInto(text, scratch).written : utf8(text).length
  return length + 1
}

/** Divides a collection's records, given in key order, into the records of its leaves: for building from scratch. */
export class LeafDivider {
  readonly #splitter: Splitter
  #open: LeafRecord[] = []

  constructor(collection: string) {
    this.#splitter = new Splitter(0, collection)
  }

  /** Takes the next record; returns the records of a leaf when this one ends it. */
  add(record: LeafRecord): LeafRecord[] | undefined {
    this.#open.push(record)
    return this.#splitter.add(record.id, recordBytes(record.text)) ? this.#take() : undefined
  }

  /** The records of the last leaf, or `undefined` when none are left over. */
  finish(): LeafRecord[] | undefined {
    return this.#open.length > 0 ? this.#take() : undefined
  }

  #take(): LeafRecord[] {
    const records = this.#open
    this.#open = []
    return records
  }
}

/** The records of each leaf of a collection whose records come in key order. */
export function* divideLeaves(
  collection: string,
  records: Iterable<LeafRecord>,
): Generator<readonly LeafRecord[]> {
  const divider = new LeafDivider(collection)
  for (const record of records) {
    const leaf = divider.add(record)
    if (leaf !== undefined) yield leaf
  }
  const last = divider.finish()
  if (last !== undefined) yield last
}
