import { foldText } from './text-fold.ts'

/** What an item is found by. */
export interface Searchable {
  readonly id: string
  readonly name: string
  readonly barcode: string
  readonly codes: readonly string[]
  readonly category?: string
}

interface Entry {
  readonly id: string
  readonly name: string
  readonly codes: readonly string[]
  /** Name, codes and category in one text, to look for each word. */
  readonly all: string
}

/** From the best match to the weakest; the number of a rank is its place in the answer. */
const RANKS = ['code', 'name', 'code-start', 'name-start', 'word-start', 'inside', 'words'] as const
const BY_CODE = 0
const BY_NAME = 1
const CODE_START = 2
const NAME_START = 3
const WORD_START = 4
const INSIDE = 5
const WORDS = 6

/**
 * Finds items by what a cashier types or a scanner sends, best first: the exact code, the exact name, the beginning of a
 * code, of the name, of a word, a part of the name, every word somewhere in name, codes or category. Equal ranks stand in order of
 * name. Texts are folded once, when an item is set, so 10,000 items take about a millisecond.
 */
export class ItemSearch {
  readonly #byId = new Map<string, Entry>()
  readonly #idsByCode = new Map<string, Set<string>>()
  #sorted: Entry[] | undefined

  /** Adds an item or replaces the one with its id. */
  set(item: Searchable): void {
    this.delete(item.id)
    const codes = [...new Set([item.barcode, ...item.codes].map(foldText).filter((code) => code !== ''))]
    const name = foldText(item.name)
    const all = [name, ...codes, foldText(item.category ?? '')].join(' ')
    this.#byId.set(item.id, { id: item.id, name, codes, all })
    for (const code of codes) this.#idsByCode.set(code, (this.#idsByCode.get(code) ?? new Set()).add(item.id))
    this.#sorted = undefined
  }

  /** Forgets an item. */
  delete(id: string): void {
    const entry = this.#byId.get(id)
    if (entry === undefined) return
    this.#byId.delete(id)
    this.#sorted = undefined
    for (const code of entry.codes) {
      const ids = this.#idsByCode.get(code)
      ids?.delete(id)
      if (ids?.size === 0) this.#idsByCode.delete(code)
    }
  }

  /** The ids of items with exactly this code: what a scan means. Usually one; several when two items share a code. */
  byCode(code: string): string[] {
    return [...(this.#idsByCode.get(foldText(code)) ?? [])]
  }

  /** The ids of at most `limit` items, best first; all in order of name for an empty query. */
  find(query: string, limit = 50): string[] {
    const wanted = foldText(query)
    const words = wanted.split(' ')
    const ranked: string[][] = RANKS.map(() => [])
    for (const entry of this.#inOrder()) {
      const rank = wanted === '' ? BY_NAME : rankOf(entry, wanted, words)
      if (rank !== undefined && (ranked[rank]?.length ?? 0) < limit) ranked[rank]?.push(entry.id)
    }
    return ranked.flat().slice(0, limit)
  }

  #inOrder(): readonly Entry[] {
    this.#sorted ??= [...this.#byId.values()].sort((a, b) =>
      a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1,
    )
    return this.#sorted
  }
}

function rankOf(entry: Entry, wanted: string, words: readonly string[]): number | undefined {
  if (!words.every((word) => entry.all.includes(word))) return undefined
  if (entry.codes.includes(wanted)) return BY_CODE
  if (entry.name === wanted) return BY_NAME
  if (entry.codes.some((code) => code.startsWith(wanted))) return CODE_START
  const at = entry.name.indexOf(wanted)
  if (at === 0) return NAME_START
  if (entry.name.includes(` ${wanted}`)) return WORD_START
  return at > 0 ? INSIDE : WORDS
}
