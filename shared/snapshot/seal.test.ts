import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ShopKeys, deriveShopKeys } from '../keys/shop-keys.ts'
import { canonicalRecord } from './canonical.ts'
import { type PackedLeaf, packLeaf } from './leaf.ts'
import { FORMAT, FRAME_MAX } from './limits.ts'
import { type Manifest, nameManifest } from './manifest.ts'
import { aManifest } from '../../tests/fixtures/manifest.ts'
import { openLeaf, openManifest, openNode, parseSealed, sealLeaf, sealManifest, sealNode } from './seal.ts'
import { type TreeNode, buildNodes, makeNode } from './tree.ts'

const ctx = { shopId: 'shop-1', keyEpoch: 1 }
let keys: ShopKeys
let leaf: PackedLeaf
let node: TreeNode
let manifest: Manifest

beforeAll(async () => {
  keys = await deriveShopKeys(new Uint8Array(32).fill(9))
  leaf = await packLeaf(keys, 'items', [{ id: 'a', text: canonicalRecord({ id: 'a', name: 'tea' }) }])
  const child = { lastId: leaf.lastId, id: leaf.id, records: 1, rawBytes: leaf.rawBytes }
  const built = await buildNodes(keys, 'items', [child, { ...child, lastId: 'چای', records: 9 }])
  node = built.nodes[0]!
  manifest = await nameManifest(keys, aManifest())
})

const tampered = expect.objectContaining({ code: 'object_tampered' }) as Error

describe('a sealed leaf', () => {
  it('engine 18: opens with the same keys, shop, epoch, collection and id', async () => {
    const sealed = await sealLeaf(keys, ctx, 'items', leaf.id, leaf.body)
    expect(parseSealed(sealed)).toEqual({ type: 'l', id: leaf.id, children: [] })
    expect(await openLeaf(keys, ctx, 'items', leaf.id, sealed)).toEqual(leaf.body)
  })

  it('engine 18: does not open as another collection, shop, epoch or id, or with other keys', async () => {
    const sealed = await sealLeaf(keys, ctx, 'items', leaf.id, leaf.body)
    const others = await deriveShopKeys(new Uint8Array(32))
    const other = await packLeaf(keys, 'items', [{ id: 'b', text: '{"id":"b"}' }])
    await expect(openLeaf(keys, ctx, 'stock', leaf.id, sealed)).rejects.toThrow(tampered)
    await expect(openLeaf(keys, { ...ctx, shopId: 'shop-2' }, 'items', leaf.id, sealed)).rejects.toThrow(
      tampered,
    )
    await expect(openLeaf(keys, { ...ctx, keyEpoch: 2 }, 'items', leaf.id, sealed)).rejects.toThrow(tampered)
    await expect(openLeaf(keys, ctx, 'items', other.id, sealed)).rejects.toThrow(tampered)
    await expect(openLeaf(others, ctx, 'items', leaf.id, sealed)).rejects.toThrow(tampered)
  })

  it('engine 18: cannot be passed off as a node or manifest, nor under another id', async () => {
    const sealed = await sealLeaf(keys, ctx, 'items', leaf.id, leaf.body)
    const asManifest = sealed.slice()
    asManifest[1] = 'm'.charCodeAt(0)
    const id = `m${leaf.id.slice(1)}`
    expect(parseSealed(asManifest).id).toBe(id)
    await expect(openManifest(keys, ctx, id, asManifest)).rejects.toThrow(tampered)
    const renamed = sealed.slice()
    renamed[20]! ^= 1
    await expect(openLeaf(keys, ctx, 'items', parseSealed(renamed).id, renamed)).rejects.toThrow(tampered)
  })

  it('engine 18: is refused when any byte of it is changed', async () => {
    const sealed = await sealLeaf(keys, ctx, 'items', leaf.id, leaf.body)
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: sealed.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = sealed.slice()
          changed[at]! ^= flip
          const codes = ['object_tampered', 'object_invalid', 'format_newer']
          const error: { code?: string } = await openLeaf(keys, ctx, 'items', leaf.id, changed).then(
            () => ({}),
            (e: object) => e,
          )
          expect(codes).toContain(error.code)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('engine 18: has a new nonce each time and the same id', async () => {
    const once = await sealLeaf(keys, ctx, 'items', leaf.id, leaf.body)
    const twice = await sealLeaf(keys, ctx, 'items', leaf.id, leaf.body)
    expect(once).not.toEqual(twice)
    expect(parseSealed(once).id).toBe(parseSealed(twice).id)
  })
})

describe('a sealed node', () => {
  it('engine 18, 30: shows its child ids without a key and opens to what it was', async () => {
    const sealed = await sealNode(keys, ctx, 'items', node)
    expect(parseSealed(sealed)).toEqual({
      type: 'n',
      id: node.id,
      children: node.children.map(({ id }) => id),
    })
    expect(await openNode(keys, ctx, 'items', node.id, sealed)).toEqual(node)
  })

  it('engine 18: with another child in its clear part does not open', async () => {
    const sealed = await sealNode(keys, ctx, 'items', node)
    sealed[40]! ^= 1
    await expect(openNode(keys, ctx, 'items', node.id, sealed)).rejects.toThrow(tampered)
  })

  it('engine 18: whose rows are not what its id names is refused, also when sealed with the right key', async () => {
    const forged: TreeNode = {
      ...node,
      children: node.children.map((child) => ({ ...child, records: 1_000 })),
    }
    const sealed = await sealNode(keys, ctx, 'items', forged)
    await expect(openNode(keys, ctx, 'items', node.id, sealed)).rejects.toThrow(tampered)
  })

  it('is refused when its children are out of order or of a wrong level', async () => {
    const [first, second] = node.children
    const invalid = expect.objectContaining({ code: 'object_invalid' }) as Error
    for (const forged of [
      await makeNode(keys, 'items', 1, [second!, first!]),
      await makeNode(keys, 'items', 2, [first!, second!]),
    ]) {
      const sealed = await sealNode(keys, ctx, 'items', forged)
      await expect(openNode(keys, ctx, 'items', forged.id, sealed)).rejects.toThrow(invalid)
    }
  })
})

describe('a sealed manifest', () => {
  it('opens to what it was', async () => {
    const sealed = await sealManifest(keys, ctx, manifest)
    expect(await openManifest(keys, ctx, manifest.manifestId, sealed)).toEqual(manifest)
  })

  it('engine 18: whose fields are not what its id names is refused, also when sealed with the right key', async () => {
    const sealed = await sealManifest(keys, ctx, { ...manifest, seq: 99 })
    await expect(openManifest(keys, ctx, manifest.manifestId, sealed)).rejects.toThrow(tampered)
  })

  it('of another shop is refused', async () => {
    const foreign = await nameManifest(keys, aManifest({ shopId: 'shop-2' }))
    const sealed = await sealManifest(keys, ctx, foreign)
    const mismatch = expect.objectContaining({ code: 'shop_mismatch' }) as Error
    await expect(openManifest(keys, ctx, foreign.manifestId, sealed)).rejects.toThrow(mismatch)
  })

  it('of a later format is refused with format_newer', async () => {
    const newer = await nameManifest(keys, aManifest({ format: FORMAT + 1 }))
    const sealed = await sealManifest(keys, ctx, newer)
    const code = expect.objectContaining({ code: 'format_newer' }) as Error
    await expect(openManifest(keys, ctx, newer.manifestId, sealed)).rejects.toThrow(code)
  })
})

describe('parseSealed', () => {
  const codeOf = (bytes: Uint8Array): string => {
    try {
      parseSealed(bytes)
    } catch (error) {
      return (error as { code: string }).code
    }
    return 'read'
  }

  it('refuses a later format, unknown types, impossible children and wrong lengths', async () => {
    const sealed = await sealNode(keys, ctx, 'items', node)
    const at = (index: number, value: number): Uint8Array => sealed.with(index, value)
    expect(codeOf(at(0, FORMAT + 1))).toBe('format_newer')
    expect(codeOf(at(0, 0))).toBe('object_invalid')
    expect(codeOf(at(1, 'r'.charCodeAt(0)))).toBe('object_invalid')
    expect(codeOf(at(1, 'l'.charCodeAt(0)))).toBe('object_invalid')
    expect(codeOf(at(34, 0))).toBe('object_invalid')
    expect(codeOf(at(34, 255))).toBe('object_invalid')
    expect(codeOf(at(35, 'm'.charCodeAt(0)))).toBe('object_invalid')
    expect(codeOf(new Uint8Array())).toBe('object_invalid')
    expect(codeOf(sealed.subarray(0, 35 + 2 * 33 + 12 + 15))).toBe('object_invalid')
    const long = new Uint8Array(FRAME_MAX + 1)
    long.set(sealed)
    expect(codeOf(long)).toBe('object_invalid')
  })

  it('answers any bytes with a result or a code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['read', 'object_invalid', 'format_newer']).toContain(
          codeOf(Uint8Array.of(FORMAT, 110, ...bytes)),
        )
      }),
    )
  })
})
