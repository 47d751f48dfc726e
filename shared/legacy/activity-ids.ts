import { childId, deterministicId } from '../ids.ts'
import { raise } from './import-documents.ts'

const PER_BASE = 0x1_0000

/**
 * Draws the ids of imported movements (engine 7): from the time, the old id and its ordinal among equals. Rows of one
 * document and time share an id but for its last four digits, their ordinal (decision 501): siblings stand together in
 * the order of the file, and pack to half.
 */
export class ActivityIds {
  readonly #section: string
  readonly #perId = new Map<unknown, number>()
  readonly #perDocument = new Map<string, { base: string; next: number }>()

  constructor(section: string) {
    this.#section = section
  }

  /** The next id for a row of that time (ms UTC); `docNumber` is the old document it names, if any. */
  next(at: number, oldId: unknown, docNumber: unknown): string {
    return typeof docNumber === 'string' && docNumber !== ''
      ? this.#sibling(at, docNumber)
      : this.#single(at, oldId)
  }

  #sibling(at: number, docNumber: string): string {
    const key = `${at}\u0000${docNumber}`
    const known = this.#perDocument.get(key)
    const next = known?.next ?? 0
    const base =
      known !== undefined && next % PER_BASE !== 0
        ? known.base
        : deterministicId(at, `${this.#section}.document`, docNumber, Math.floor(next / PER_BASE))
    this.#perDocument.set(key, { base, next: next + 1 })
    return childId(base, next % PER_BASE)
  }

  #single(at: number, oldId: unknown): string {
    const key = typeof oldId === 'number' || typeof oldId === 'string' ? String(oldId) : ''
    return deterministicId(at, this.#section, key, raise(this.#perId, key))
  }
}
