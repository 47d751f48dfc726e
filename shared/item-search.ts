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
 * name. Texts are folded once, when an item is set, so a search among 10,000 items takes a few milliseconds.
 */
export class ItemSearch {
  readonly #byId = new Map<string, Entry>()
  readonly #idsByCode = new Map<string, Set<string>>()
  #ordered: Ordered | undefined

  /** Adds an item or replaces the one with its id. */
  set(item: Searchable): void {
    this.delete(item.id)
    const codes = [...new Set([item.barcode, ...item.codes].map(foldText).filter((code) => code !== ''))]
    const name = foldText(item.name)
    const all = [name, ...codes, foldText(item.category ?? '')].join(' ')
    this.#byId.set(item.id, { id: item.id, name, codes, all })
    for (const code of codes) this.#idsByCode.set(code, (this.#idsByCode.get(code) ?? new Set()).add(item.id))
    this.#ordered = undefined
  }

  /** Forgets an item. */
  delete(id: string): void {
    const entry = this.#byId.get(id)
    if (entry === undefined) return
    this.#byId.delete(id)
    this.#ordered = undefined
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
    const { entries } = this.#inOrder()
    if (wanted === '') return entries.slice(0, limit).map(({ id }) => id)
    const words = wanted.split(' ')
    const ranked: string[][] = RANKS.map(() => [])
    for (const entry of this.#withWord(longest(words))) {
      const rank = rankOf(entry, wanted, words)
      if (rank !== undefined && (ranked[rank]?.length ?? 0) < limit) ranked[rank]?.push(entry.id)
    }
    return ranked.flat().slice(0, limit)
  }

  /** The entries that have a word anywhere: one search through one long text, which engines do fastest. */
  *#withWord(word: string): Generator<Entry> {
    const { entries, text, ends } = this.#inOrder()
    let index = 0
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at)) {
      while ((ends[index] ?? text.length) <= at) index += 1
      const entry = entries[index]
      if (entry !== undefined) yield entry
      at = ends[index] ?? text.length
    }
  }

  #inOrder(): Ordered {
    if (this.#ordered !== undefined) return this.#ordered
    const entries = [...this.#byId.values()].sort((a, b) =>
      a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1,
    )
    const ends = new Uint32Array(entries.length)
    let end = 0
    for (const [index, { all }] of entries.entries()) {
      end += all.length + 1
      ends[index] = end
    }
    this.#ordered = { entries, ends, text: entries.map(({ all }) => `${all}\n`).join('') }
    return this.#ordered
  }
}

/** Entries by name, and their texts one behind the other; `ends` says where the next one begins. */
interface Ordered {
  readonly entries: readonly Entry[]
  readonly ends: Uint32Array
  readonly text: string
}

function longest(words: readonly string[]): string {
  return words.reduce((long, word) => (word.length > long.length ? word : long), '')
}

function rankOf(entry: Entry, wanted: string, words: readonly string[]): number | undefined {
  for (const word of words) if (!entry.all.includes(word)) return undefined
  if (entry.codes.includes(wanted)) return BY_CODE
  if (entry.name === wanted) return BY_NAME
  if (entry.codes.some((code) => code.startsWith(wanted))) return CODE_START
  const at = entry.name.indexOf(wanted)
  if (at === 0) return NAME_START
  if (entry.name.includes(` ${wanted}`)) return WORD_START
  return at > 0 ? INSIDE : WORDS
}
