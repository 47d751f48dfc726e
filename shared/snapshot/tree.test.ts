import { createHmac, hkdfSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ShopKeys, deriveShopKeys } from '../keys/shop-keys.ts'
import { CHILDREN_MAX } from './limits.ts'
import { type Child, buildNodes, childOf, nodeIdOf, rootOf } from './tree.ts'

const raw = Uint8Array.from({ length: 32 }, (_, index) => index)
const LEAF = `l${'A'.repeat(43)}`
let keys: ShopKeys
beforeAll(async () => {
  keys = await deriveShopKeys(raw)
})

const leaves = (count: number): Child[] =>
  Array.from({ length: count }, (_, index) => ({
    lastId: `k${String(index).padStart(7, '0')}`,
    id: LEAF,
    records: 3,
    rawBytes: 900,
  }))

/** The same HMAC by other code: Node's own. */
function hmac(type: string, content: string): string {
  const key = Buffer.from(hkdfSync('sha256', raw, new Uint8Array(32), 'sonic-pos/1/id', 32))
  return type + createHmac('sha256', key).update(content).digest('base64url')
}

describe('the tree', () => {
  it('engine 13: no leaf has no top, one leaf is the top itself, two leaves have a node', async () => {
    expect(await buildNodes(keys, 'items', [])).toEqual({ nodes: [], top: undefined })
    const [only] = leaves(1)
    expect(await buildNodes(keys, 'items', leaves(1))).toEqual({ nodes: [], top: { ...only, level: 0 } })
    const { nodes, top } = await buildNodes(keys, 'items', leaves(2))
    expect(nodes).toHaveLength(1)
    expect(top).toEqual({ ...childOf(nodes[0]!), level: 1 })
    expect(top).toMatchObject({ records: 6, rawBytes: 1_800, lastId: 'k0000001' })
  })

  it('engine 10: builds levels until one node is left, each child under exactly one parent', async () => {
    const { nodes, top } = await buildNodes(keys, 'movements', leaves(9_000))
    const highest = Math.max(...nodes.map(({ level }) => level))
    expect(nodes.filter(({ level }) => level === highest)).toHaveLength(1)
    for (let level = 1; level <= highest; level += 1) {
      const row = nodes.filter((node) => node.level === level)
      const below =
        level === 1 ? leaves(9_000) : nodes.filter((node) => node.level === level - 1).map(childOf)
      expect(row.flatMap(({ children }) => children)).toEqual(below)
      expect(Math.max(...row.map(({ children }) => children.length))).toBeLessThanOrEqual(CHILDREN_MAX)
    }
    expect(top).toMatchObject({ records: 27_000, level: highest })
  })

  it('names a node by its collection, level and children, as the format says', async () => {
    const children = leaves(2)
    const rows = `[["k0000000","${LEAF}",3,900],["k0000001","${LEAF}",3,900]]`
    expect(await nodeIdOf(keys, 'items', 1, children)).toBe(hmac('n', `node\u0000items\u00001\u0000${rows}`))
    const ids = [
      await nodeIdOf(keys, 'items', 1, children),
      await nodeIdOf(keys, 'items', 2, children),
      await nodeIdOf(keys, 'stock', 1, children),
      await nodeIdOf(keys, 'items', 1, children.slice(1)),
    ]
    expect(new Set(ids).size).toBe(4)
  })
})

describe('the root', () => {
  it('engine 13: is the HMAC of "root" and the canonical list, sorted by name', async () => {
    const node = `n${'A'.repeat(43)}`
    const text = `{"collections":[["items","${LEAF}"],["stock","${node}"]],"format":1,"schemaVersion":4,"splitter":"sonic-1"}`
    expect(
      await rootOf(keys, 4, [
        ['stock', node],
        ['items', LEAF],
      ]),
    ).toBe(hmac('r', `root${text}`))
  })

  it('engine 13: is computed with the versions that a manifest names, not with those of the code', async () => {
    const tops = [['items', LEAF]] as const
    const old = await rootOf(keys, { schemaVersion: 1, format: 1, splitter: 'other' }, tops)
    expect(old).not.toBe(await rootOf(keys, 1, tops))
    expect(await rootOf(keys, { schemaVersion: 1, format: 1, splitter: 'sonic-1' }, tops)).toBe(
      await rootOf(keys, 1, tops),
    )
    expect(await rootOf(keys, 2, tops)).not.toBe(await rootOf(keys, 1, tops))
  })
})
