import { foldText } from '../../shared/text-fold.ts'

/** What a person looks for among the backups. */
export interface PointFilter {
  readonly words: string
  /** First day, `YYYY-MM-DD` in the shop's zone; empty for any. */
  readonly from: string
  /** Last day, inclusive. */
  readonly to: string
}

/** Everything. */
export const EVERY_POINT: PointFilter = { words: '', from: '', to: '' }

/** True when `filter` leaves nothing out. */
export function isEveryPoint({ words, from, to }: PointFilter): boolean {
  return words.trim() === '' && from === '' && to === ''
}

/**
 * The rows on the days of `filter` with every one of its words in their text, in their order. Letters, digits and case are folded.
 * `dayOf` gives the day of an instant in the shop's zone.
 */
export function filterPoints<Row extends { readonly storedAt: number }>(
  rows: readonly Row[],
  filter: PointFilter,
  textOf: (row: Row) => string,
  dayOf: (at: number) => string,
): Row[] {
  const words = foldText(filter.words).split(' ').filter(Boolean)
  return rows.filter((row) => {
    const day = dayOf(row.storedAt)
    if ((filter.from !== '' && day < filter.from) || (filter.to !== '' && day > filter.to)) return false
    const text = words.length === 0 ? '' : foldText(textOf(row))
    return words.every((word) => text.includes(word))
  })
}
