import { Splitter } from './split.ts'

/** One wanted change of a level: the item now standing at `key`, or `undefined` for none. */
export interface Edit<Item> {
  key: string
  item: Item | undefined
}

/** A stored chunk of a level: a leaf with its records, or a node with its children. `lastId` is its last item's key. */
export interface Chunk<Item> {
  lastId: string
  items: readonly Item[]
}

/** How a level's stored chunks are reached, so that only the touched ones are read. */
export interface ChunkSource<Item, C extends Chunk<Item>> {
  /** The first chunk whose `lastId` is at or after `key`, or `undefined`. */
  from(key: string): Promise<C | undefined>
  /** The first chunk whose `lastId` is after `lastId`, or `undefined`. */
  after(lastId: string): Promise<C | undefined>
  /** The level's last chunk, or `undefined` when it has none. */
  last(): Promise<C | undefined>
}

/** What to rewrite and how its items are measured. */
export interface RewriteOptions<Item, C extends Chunk<Item>> {
  /** 0 for records, else the level of the nodes that are rewritten. */
  level: number
  collection: string
  source: ChunkSource<Item, C>
  /** In key order, each key once. Removing what is not there changes nothing. */
  edits: readonly Edit<Item>[]
  keyOf: (item: Item) => string
  /** Bytes of a record with its newline; 512 for a child. */
  bytesOf: (item: Item) => number
}

/** The chunks that must go and what stands in their place, both in key order. Some may be equal. */
export interface Rewritten<Item, C> {
  removed: C[]
  added: Item[][]
}

/**
 * Applies edits to one level: from the first item of each touched chunk on, until a boundary falls on an old chunk's
 * last item again (engine 12). The result is the same as dividing the whole level anew, but only touched chunks and
 * those that follow them until then are read.
 */
export async function rewriteChunks<Item, C extends Chunk<Item>>(
  options: RewriteOptions<Item, C>,
): Promise<Rewritten<Item, C>> {
  const run = new Run(options)
  while (run.pending) await run.next()
  return { removed: run.removed, added: run.added }
}

class Run<Item, C extends Chunk<Item>> {
  readonly removed: C[] = []
  readonly added: Item[][] = []
  readonly #options: RewriteOptions<Item, C>
  readonly #splitter: Splitter
  #at = 0
  #open: Item[] = []

  constructor(options: RewriteOptions<Item, C>) {
    this.#options = options
    this.#splitter = new Splitter(options.level, options.collection)
  }

  get pending(): boolean {
    return this.#at < this.#options.edits.length
  }

  /** Rewrites from the chunk that the next edit touches until boundaries coincide or the level ends. */
  async next(): Promise<void> {
    const { source, edits } = this.#options
    const key = edits[this.#at]?.key ?? ''
    let chunk = (await source.from(key)) ?? (await source.last())
    while (chunk !== undefined) {
      this.removed.push(chunk)
      this.#merge(chunk)
      if (this.#open.length === 0 && !this.pending) return
      const following: C | undefined = await source.after(chunk.lastId)
      if (following !== undefined && this.#open.length === 0) return
      chunk = following
    }
    while (this.pending) this.#edit()
    this.#close()
  }

  /** Writes a chunk's items and the edits up to its last key, in key order. */
  #merge(chunk: C): void {
    const { edits, keyOf } = this.#options
    for (const item of chunk.items) {
      const key = keyOf(item)
      while (this.pending && (edits[this.#at]?.key ?? '') < key) this.#edit()
      if (edits[this.#at]?.key === key) this.#edit()
      else this.#put(item)
    }
  }

  #edit(): void {
    const edit = this.#options.edits[this.#at]
    this.#at += 1
    if (edit?.item !== undefined) this.#put(edit.item)
  }

  #put(item: Item): void {
    this.#open.push(item)
    if (this.#splitter.add(this.#options.keyOf(item), this.#options.bytesOf(item))) this.#close()
  }

  #close(): void {
    if (this.#open.length > 0) this.added.push(this.#open)
    this.#open = []
  }
}
