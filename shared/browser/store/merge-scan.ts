import type { LeafRecord } from '../../snapshot/leaf.ts'
import type { ColdRow, HotRow } from '../generation.ts'
import type { GenerationTx } from './generation-tx.ts'
import { idRange } from './key-range.ts'
import type { LeafCache } from './leaf-cache.ts'

/** No read transaction opens more leaves than this (engine 2). */
export const LEAVES_MAX = 64
const HOT_BATCH = 256

/** Which part of a collection, in which direction. */
export interface ScanBounds {
  readonly collection: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly fromOpen?: boolean
  readonly toOpen?: boolean
  readonly reverse: boolean
  /** How many records the caller hopes for: decides how much is read ahead. */
  readonly limit: number
}

/** Reads hot and cold in the order of ids inside one transaction; hot hides cold, tombstones hide both. */
export class MergeScan {
  readonly #tx: GenerationTx
  readonly #cache: LeafCache
  readonly #bounds: ScanBounds
  #cold: LeafRecord[] = []
  #hot: HotRow[] = []
  #coldDone = false
  #hotDone = false
  #coldEdge: string | undefined
  #hotEdge: string | undefined
  #leaves = 0
  #batch: number
  #considered: string | undefined
  #isStopped = false

  constructor(tx: GenerationTx, cache: LeafCache, bounds: ScanBounds) {
    this.#tx = tx
    this.#cache = cache
    this.#bounds = bounds
    this.#batch = bounds.limit <= 8 ? 2 : bounds.limit <= 64 ? 8 : 16
    // IndexedDB refuses a range without keys.
    if (isEmpty(bounds)) this.#hotDone = this.#coldDone = true
  }

  /** The last id looked at, when the scan had to stop at 64 leaves: go on after it in a new transaction. */
  get stoppedAt(): string | undefined {
    return this.#isStopped ? this.#considered : undefined
  }

  /** Up to `limit` records; fewer when the part ends or 64 leaves were opened (`stoppedAt` is then set). */
  async take(limit: number): Promise<LeafRecord[]> {
    const records: LeafRecord[] = []
    while (records.length < limit) {
      const needsCold = this.#cold.length === 0 && !this.#coldDone
      const needsHot = this.#hot.length === 0 && !this.#hotDone
      if (needsCold && this.#leaves >= LEAVES_MAX) {
        this.#isStopped = true
        break
      }
      if (needsCold || needsHot) {
        await Promise.all([needsCold ? this.#fillCold() : undefined, needsHot ? this.#fillHot() : undefined])
        continue
      }
      const next = this.#next()
      if (next === undefined) break
      this.#considered = next.id
      if (next.text !== null) records.push({ id: next.id, text: next.text })
    }
    return records
  }

  /** Both lists are kept reversed, so that the next one is popped off the end. */
  #next(): { id: string; text: string | null } | undefined {
    const cold = this.#cold.at(-1)
    const hot = this.#hot.at(-1)
    if (hot === undefined) return this.#cold.pop()
    if (cold !== undefined && cold.id === hot.id) this.#cold.pop()
    else if (cold !== undefined && this.#comesFirst(cold.id, hot.id)) return this.#cold.pop()
    return this.#hot.pop()
  }

  #comesFirst(a: string, b: string): boolean {
    return this.#bounds.reverse ? a > b : a < b
  }

  async #fillHot(): Promise<void> {
    const { collection, reverse, limit } = this.#bounds
    const size = Math.max(HOT_BATCH, Math.min(limit, 4096))
    const range = idRange(collection, this.#rest(this.#hotEdge))
    const rows = reverse
      ? await this.#tx.listBack('hot', range, size)
      : await this.#tx.list('hot', range, size)
    this.#hotEdge = rows.at(-1)?.id
    this.#hotDone = rows.length < size || this.#isBeyond(this.#hotEdge)
    this.#hot = rows.toReversed()
  }

  async #fillCold(): Promise<void> {
    const size = Math.min(this.#batch, LEAVES_MAX - this.#leaves)
    this.#batch = Math.min(32, this.#batch * 2)
    const { rows, isLast } = this.#bounds.reverse ? await this.#coldBack(size) : await this.#coldForward(size)
    this.#leaves += rows.length
    const opened = rows.map((row) => this.#cache.open(row))
    const edge = this.#bounds.reverse ? opened.at(-1)?.[0]?.id : rows.at(-1)?.lastId
    this.#coldEdge = edge ?? this.#coldEdge
    this.#coldDone = isLast || this.#isBeyond(edge)
    // Kept with the next one last, as `#next` takes them.
    const records = this.#bounds.reverse ? opened.toReversed().flat() : opened.flat().toReversed()
    this.#cold = records.filter(({ id }) => this.#isInside(id))
  }

  async #coldForward(size: number): Promise<ColdPart> {
    const { collection } = this.#bounds
    // No upper bound: the leaf that holds the last id wanted is stored under a later one.
    const { from, fromOpen } = this.#rest(this.#coldEdge)
    const rows = await this.#tx.list('cold', idRange(collection, { from, fromOpen }), size)
    return { rows, isLast: rows.length < size }
  }

  async #coldBack(size: number): Promise<ColdPart> {
    const { collection } = this.#bounds
    const to = this.#coldEdge ?? this.#bounds.to
    const isFirst = this.#coldEdge === undefined && to !== undefined
    const [around, below] = await Promise.all([
      isFirst ? this.#tx.list('cold', idRange(collection, { from: to }), 1) : [],
      this.#tx.listBack('cold', idRange(collection, { to, toOpen: to !== undefined }), size),
    ])
    return { rows: [...around, ...below], isLast: below.length < size }
  }

  /** What of the wanted part lies beyond `edge`. */
  #rest(edge: string | undefined): {
    from?: string | undefined
    fromOpen: boolean
    to?: string | undefined
    toOpen: boolean
  } {
    const { from, to, fromOpen = false, toOpen = false, reverse } = this.#bounds
    if (edge === undefined) return { from, to, fromOpen, toOpen }
    return reverse ? { from, fromOpen, to: edge, toOpen: true } : { from: edge, fromOpen: true, to, toOpen }
  }

  #isBeyond(edge: string | undefined): boolean {
    const { from, to, reverse } = this.#bounds
    if (edge === undefined) return false
    return reverse ? from !== undefined && edge <= from : to !== undefined && edge >= to
  }

  #isInside(id: string): boolean {
    const { from, to, fromOpen = false, toOpen = false } = this.#bounds
    if (from !== undefined && (fromOpen ? id <= from : id < from)) return false
    return to === undefined || (toOpen ? id < to : id <= to)
  }
}

interface ColdPart {
  readonly rows: ColdRow[]
  readonly isLast: boolean
}

function isEmpty({ from = '', to, fromOpen = false, toOpen = false }: ScanBounds): boolean {
  if (to === undefined) return false
  return from > to || to === '' || (from === to && (fromOpen || toOpen))
}
