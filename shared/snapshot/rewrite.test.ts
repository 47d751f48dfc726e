import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ShopKeys, deriveShopKeys } from '../keys/shop-keys.ts'
import { divideLeaves, recordBytes } from './leaf-divider.ts'
import { type LeafRecord, type PackedLeaf, packLeaf } from './leaf.ts'
import { type NodeSource, childEdits, rewriteTree } from './rewrite-tree.ts'
import { type Chunk, type ChunkSource, type Edit, rewriteChunks } from './rewrite.ts'
import { type Child, type Top, type TreeNode, buildNodes } from './tree.ts'

const NAME = 'movements'
let keys: ShopKeys
beforeAll(async () => {
  keys = await deriveShopKeys(new Uint8Array(32).fill(5))
})

/** A collection as a store keeps it: leaves and nodes by their last key, and counts of what was read. */
interface Kept {
  leaves: Map<string, { leaf: Child; items: LeafRecord[] }>
  nodes: Map<string, TreeNode>
  top: Top | undefined
  read: { leaves: number; nodes: number }
}

const byKey = <T>(map: Map<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
const asChild = ({ lastId, id, records, rawBytes }: PackedLeaf): Child => ({ lastId, id, records, rawBytes })

async function fromScratch(records: readonly LeafRecord[]): Promise<Kept> {
  const kept: Kept = { leaves: new Map(), nodes: new Map(), top: undefined, read: { leaves: 0, nodes: 0 } }
  const all = [...divideLeaves(NAME, records)].map((group) => [...group])
  expect(all.flat()).toEqual(records)
  for (const items of all) {
    const leaf = asChild(await packLeaf(keys, NAME, items))
    kept.leaves.set(leaf.lastId, { leaf, items })
  }
  const { nodes, top } = await buildNodes(
    keys,
    NAME,
    byKey(kept.leaves).map(([, { leaf }]) => leaf),
  )
  for (const node of nodes) kept.nodes.set(`${node.level} ${node.lastId}`, node)
  return { ...kept, top }
}

function leafSource(kept: Kept): ChunkSource<LeafRecord, Chunk<LeafRecord>> {
  const chunk = (found: [string, { items: LeafRecord[] }] | undefined): Chunk<LeafRecord> | undefined => {
    if (found === undefined) return undefined
    kept.read.leaves += 1
    return { lastId: found[0], items: found[1].items }
  }
  return {
    from: async (key) => chunk(byKey(kept.leaves).find(([lastId]) => lastId >= key)),
    after: async (key) => chunk(byKey(kept.leaves).find(([lastId]) => lastId > key)),
    last: async () => chunk(byKey(kept.leaves).at(-1)),
  }
}

function nodeSource(kept: Kept): NodeSource {
  const ofLevel = (level: number): TreeNode[] =>
    [...kept.nodes.values()]
      .filter((node) => node.level === level)
      .sort((a, b) => (a.lastId < b.lastId ? -1 : 1))
  const counted = (node: TreeNode | undefined): TreeNode | undefined => {
    if (node !== undefined) kept.read.nodes += 1
    return node
  }
  return {
    from: async (level, key) => counted(ofLevel(level).find(({ lastId }) => lastId >= key)),
    after: async (level, key) => counted(ofLevel(level).find(({ lastId }) => lastId > key)),
    last: async (level) => counted(ofLevel(level).at(-1)),
  }
}

/** What a cut does with one collection. */
async function cut(kept: Kept, edits: readonly Edit<LeafRecord>[]): Promise<void> {
  const source = leafSource(kept)
  const change = await rewriteChunks({
    level: 0,
    collection: NAME,
    source,
    edits,
    keyOf: ({ id }: LeafRecord) => id,
    bytesOf: ({ text }: LeafRecord) => recordBytes(text),
  })
  const removed = change.removed.map(({ lastId }) => kept.leaves.get(lastId)!.leaf)
  for (const { lastId } of removed) kept.leaves.delete(lastId)
  const added: Child[] = []
  for (const items of change.added) {
    const leaf = asChild(await packLeaf(keys, NAME, items))
    added.push(leaf)
    kept.leaves.set(leaf.lastId, { leaf, items })
  }
  const tree = await rewriteTree(
    keys,
    NAME,
    { nodes: nodeSource(kept), top: kept.top },
    childEdits(removed, added),
  )
  for (const node of tree.removed) expect(kept.nodes.delete(`${node.level} ${node.lastId}`)).toBe(true)
  for (const node of tree.added) kept.nodes.set(`${node.level} ${node.lastId}`, node)
  kept.top = tree.top
}

const record = (key: number, size: number): LeafRecord => {
  const id = `k${String(key).padStart(6, '0')}`
  return { id, text: `{"id":"${id}","note":"${'x'.repeat(size)}"}` }
}

function edited(model: Map<string, LeafRecord>, edits: readonly Edit<LeafRecord>[]): Edit<LeafRecord>[] {
  const last = new Map(edits.map((edit) => [edit.key, edit]))
  for (const { key, item } of last.values()) {
    if (item === undefined) model.delete(key)
    else model.set(key, item)
  }
  return byKey(last).map(([, edit]) => edit)
}

const sorted = (model: Map<string, LeafRecord>): LeafRecord[] => byKey(model).map(([, item]) => item)

/** A change before it is built, so that a counterexample stays readable: a key, and the size of its note or null. */
type Wish = [key: number, size: number | null]
const build = (wishes: readonly Wish[]): Edit<LeafRecord>[] =>
  wishes.map(([key, size]) => ({
    key: record(key, 0).id,
    item: size === null ? undefined : record(key, size),
  }))

const size = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 70_000 }))
const wish = fc.tuple(fc.nat(3_000), fc.option(size, { freq: 2 }))
const sweep = fc
  .tuple(fc.nat(3_000), fc.nat(1_500))
  .map(([from, count]): Wish[] => Array.from({ length: count }, (_, index) => [from + index, null]))
const batch = fc.oneof(
  { weight: 4, arbitrary: fc.array(wish, { maxLength: 40 }) },
  { weight: 1, arbitrary: sweep },
)

describe('rewriting', () => {
  it('engine 10, 12: gives the same leaves, nodes and top as building from scratch, after every cut of any history', async () => {
    const start = fc.tuple(
      fc.integer({ min: 0, max: 1_200 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 10, max: 1_200 }),
    )
    await fc.assert(
      fc.asyncProperty(start, fc.array(batch, { maxLength: 6 }), async ([count, step, size], batches) => {
        const model = new Map<string, LeafRecord>()
        for (let index = 0; index < count; index += 1) {
          const made = record(index * step, (index * 37) % size)
          model.set(made.id, made)
        }
        const kept = await fromScratch(sorted(model))
        for (const wishes of batches) {
          await cut(kept, edited(model, build(wishes)))
          const wanted = await fromScratch(sorted(model))
          expect(byKey(kept.leaves)).toEqual(byKey(wanted.leaves))
          expect(byKey(kept.nodes)).toEqual(byKey(wanted.nodes))
          expect(kept.top).toEqual(wanted.top)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('engine 10: any order of the same inserts gives the same top', async () => {
    const records = Array.from({ length: 300 }, (_, index) => record(index, (index * 131) % 700))
    const wanted = await fromScratch(records)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.integer({ min: 1, max: 90 }),
        async (order, size) => {
          const kept = await fromScratch([])
          for (let at = 0; at < order.length; at += size) {
            await cut(
              kept,
              edited(
                new Map(),
                order.slice(at, at + size).map((item) => ({ key: item.id, item })),
              ),
            )
          }
          expect(kept.top).toEqual(wanted.top)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('engine 12: an append, a change in the middle and a removal read a few leaves and nodes of many', async () => {
    const records = Array.from({ length: 12_000 }, (_, index) => record(index * 2, 300))
    const kept = await fromScratch(records)
    expect(kept.leaves.size).toBeGreaterThan(200)
    expect(kept.top?.level).toBeGreaterThan(1)
    for (const change of [record(24_001, 300), record(9_001, 200), record(9_000, 250)]) {
      kept.read = { leaves: 0, nodes: 0 }
      await cut(kept, [{ key: change.id, item: change }])
      expect(kept.read.leaves).toBeLessThan(8)
      expect(kept.read.nodes).toBeLessThan(12)
    }
    await cut(kept, [{ key: record(400, 0).id, item: undefined }])
    const left = byKey(kept.leaves).flatMap(([, { items }]) => items)
    expect(left.length).toBe(12_001)
    expect(kept.top).toEqual((await fromScratch(left)).top)
  })

  it('engine 12: changing nothing, or removing what is not there, changes no leaf and no node', async () => {
    const kept = await fromScratch(Array.from({ length: 500 }, (_, index) => record(index * 2, 300)))
    const before = structuredClone({ leaves: kept.leaves, nodes: kept.nodes, top: kept.top })
    await cut(kept, [])
    await cut(kept, [
      { key: record(7, 0).id, item: undefined },
      { key: record(8, 0).id, item: record(8, 300) },
    ])
    expect({ leaves: kept.leaves, nodes: kept.nodes, top: kept.top }).toEqual(before)
  })

  it('engine 12: removing everything leaves nothing, and the first record makes a leaf that is the top', async () => {
    const records = Array.from({ length: 900 }, (_, index) => record(index, 300))
    const kept = await fromScratch(records)
    await cut(
      kept,
      records.map(({ id }) => ({ key: id, item: undefined })),
    )
    expect([kept.leaves.size, kept.nodes.size, kept.top]).toEqual([0, 0, undefined])
    const only = record(5, 10)
    await cut(kept, [{ key: only.id, item: only }])
    expect(kept.top).toMatchObject({
      level: 0,
      lastId: only.id,
      records: 1,
      rawBytes: recordBytes(only.text),
    })
  })
})
