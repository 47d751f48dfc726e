/** Sorts after every string: no id can be greater. */
const AFTER_ALL: readonly [] = []

/** Keys of `[collection, id]` stores with `from ≤ id ≤ to`; an open bound leaves the id itself out. */
export function idRange(
  collection: string,
  bounds: { from?: string | undefined; to?: string | undefined; fromOpen?: boolean; toOpen?: boolean } = {},
): IDBKeyRange {
  const upper = bounds.to ?? AFTER_ALL
  return IDBKeyRange.bound(
    [collection, bounds.from ?? ''],
    [collection, upper],
    bounds.fromOpen === true,
    bounds.toOpen === true,
  )
}

/** Where the chunk that may hold `id` is found first: chunks are stored under their last id. */
export function fromId(collection: string, id: string): IDBKeyRange {
  return idRange(collection, { from: id })
}

/** Nodes of one level whose last id is `from` or later; later than `from` when `open`. */
export function nodeRange(collection: string, level: number, from = '', open = false): IDBKeyRange {
  return IDBKeyRange.bound([collection, level, from], [collection, level, AFTER_ALL], open)
}

/** Every key of a collection, in a store keyed by `[collection, …]`. */
export function wholeCollection(collection: string): IDBKeyRange {
  return IDBKeyRange.bound([collection], [collection, AFTER_ALL])
}
