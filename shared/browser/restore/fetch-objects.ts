import { PosError } from '../../errors.ts'
import { FETCH_MAX } from '../../snapshot/limits.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { TreeNode } from '../../snapshot/tree.ts'
import type { OnProgress } from '../engine-api.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { childrenExpected, isLeaf, topsExpected, type Expected } from './expected.ts'
import { inFlight, patiently } from './in-flight.ts'
import type { ObjectPutter } from './put-objects.ts'

/** What an interrupted restore of the same snapshot has left in its generation. */
export interface Present {
  readonly nodes: ReadonlyMap<ObjectId, TreeNode>
  /** Last ids of leaves, per collection. */
  readonly leaves: ReadonlyMap<string, ReadonlySet<string>>
}

/** How much was fetched. */
export interface Fetched {
  readonly objects: number
  readonly bytes: number
}

const IN_FLIGHT = 4

/**
 * Fetches everything under the manifest that is not present yet, nodes level by level and then leaves in key order, several
 * requests at once, and puts it. Throws `network`, `object_missing`, `object_tampered`, `storage_full`; what was put stays.
 */
export async function fetchObjects(
  api: ServerApi,
  manifest: Manifest,
  present: Present,
  putter: ObjectPutter,
  onProgress: OnProgress = () => undefined,
): Promise<Fetched> {
  const fetch = new Fetcher(api, putter)
  const leaves = await fetch.nodes(topsExpected(manifest), present)
  const lacking = leaves.filter((leaf) => !isPresent(present, putter, leaf))
  const total = leaves.length
  fetch.onLeaves = (done) =>
    onProgress({ step: 'progress.fetch', done: total - lacking.length + done, total, unit: 'objects' })
  await fetch.leaves(lacking)
  return fetch.fetched
}

class Fetcher {
  readonly fetched = { objects: 0, bytes: 0 }
  onLeaves: (done: number) => void = () => undefined
  readonly #api: ServerApi
  readonly #putter: ObjectPutter

  constructor(api: ServerApi, putter: ObjectPutter) {
    this.#api = api
    this.#putter = putter
  }

  /** Walks down to the leaves and returns these in key order per collection. */
  async nodes(tops: readonly Expected[], present: Present): Promise<Expected[]> {
    const leaves: Expected[] = []
    let row = tops
    while (row.length > 0) {
      leaves.push(...row.filter(isLeaf))
      const nodes = await this.#level(
        row.filter((expected) => !isLeaf(expected)),
        present,
      )
      row = nodes
    }
    return leaves
  }

  async leaves(lacking: readonly Expected[]): Promise<void> {
    let done = 0
    await inFlight(chunksOf(lacking), IN_FLIGHT, async (chunk) => {
      await this.#putter.putLeaves(await this.#fetch(chunk))
      done += chunk.length
      this.onLeaves(done)
    })
  }

  /** Fetches one level of nodes and returns what is under it, in order. */
  async #level(row: readonly Expected[], present: Present): Promise<Expected[]> {
    const nodes = new Map<ObjectId, TreeNode>()
    for (const expected of row) {
      const node = present.nodes.get(expected.id)
      if (node === undefined) continue
      this.#putter.noteTop(expected, node)
      nodes.set(expected.id, node)
    }
    const lacking = row.filter(({ id }) => !nodes.has(id))
    await inFlight(chunksOf(lacking), IN_FLIGHT, async (chunk) => {
      for (const node of await this.#putter.putNodes(await this.#fetch(chunk))) nodes.set(node.id, node)
    })
    return row.flatMap(({ collection, id }) => {
      const node = nodes.get(id)
      return node === undefined ? [] : childrenExpected(collection, node)
    })
  }

  async #fetch(chunk: readonly Expected[]) {
    const found = await patiently(() => this.#api.fetchObjects([...new Set(chunk.map(({ id }) => id))]))
    this.fetched.objects += found.size
    return chunk.map((expected) => {
      const sealed = found.get(expected.id)
      if (sealed === undefined)
        throw new PosError('object_missing', `the server has no object ${expected.id}`, {
          field: expected.id,
        })
      this.fetched.bytes += sealed.length
      return { expected, sealed }
    })
  }
}

/** A collection of one leaf has no parent that says its last id: the only leaf that is there is the one. */
function isPresent(present: Present, putter: ObjectPutter, leaf: Expected): boolean {
  const there = present.leaves.get(leaf.collection)
  if (there === undefined) return false
  if (leaf.lastId !== undefined) return there.has(leaf.lastId)
  const [lastId] = there
  if (lastId === undefined || there.size !== 1) return false
  const { collection, id, records, rawBytes } = leaf
  putter.keepTop(collection, { id, records, rawBytes, level: 0, lastId })
  return true
}

function chunksOf(row: readonly Expected[]): Expected[][] {
  const chunks: Expected[][] = []
  for (let at = 0; at < row.length; at += FETCH_MAX) chunks.push(row.slice(at, at + FETCH_MAX))
  return chunks
}
