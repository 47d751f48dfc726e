import { beforeAll, describe, expect, it } from 'vitest'
import { aManifest } from '../../tests/fixtures/manifest.ts'
import { PosError } from '../errors.ts'
import { type ShopKeys, deriveShopKeys } from '../keys/shop-keys.ts'
import { canonicalText } from './canonical.ts'
import { FORMAT } from './limits.ts'
import {
  headerMatches,
  headerOf,
  manifestIdOf,
  nameManifest,
  parseCommitHeader,
  parseManifest,
} from './manifest.ts'

let keys: ShopKeys
beforeAll(async () => {
  keys = await deriveShopKeys(new Uint8Array(32).fill(9))
})

const refusal = (work: () => unknown): [string, string | undefined] => {
  try {
    work()
  } catch (error) {
    if (error instanceof PosError) return [error.code, error.field]
    throw error
  }
  return ['nothing thrown', undefined]
}

describe('a manifest', () => {
  it('reads back as it was written, with fields of later versions', async () => {
    const manifest = await nameManifest(keys, aManifest({ label: 'before the holiday', mood: 'calm' }))
    expect(parseManifest(canonicalText(manifest))).toEqual(manifest)
    expect(await manifestIdOf(keys, manifest)).toBe(manifest.manifestId)
  })

  it('engine 30: has an id over every field but the id', async () => {
    const manifest = await nameManifest(keys, aManifest())
    expect(await manifestIdOf(keys, { ...manifest, manifestId: `m${'B'.repeat(42)}A` })).toBe(
      manifest.manifestId,
    )
    for (const change of [
      { seq: 2 },
      { label: 'x' },
      { parent: manifest.snapshotId },
      { later: true },
      { summary: {} },
    ]) {
      expect(await manifestIdOf(keys, aManifest(change))).not.toBe(manifest.manifestId)
    }
  })

  const wrong: [field: string, value: unknown][] = [
    ['snapshotId', 'not-a-uuid'],
    ['manifestId', `l${'A'.repeat(43)}`.slice(1)],
    ['seq', 0],
    ['seq', 1.5],
    ['createdAt', '2026'],
    ['trigger', 'Robert"; drop'],
    ['custody', 'public'],
    ['root', `l${'A'.repeat(43)}`],
    ['collections', aManifest().collections.toReversed()],
    ['collections', [aManifest().collections[0], aManifest().collections[0]]],
    ['collections', [{ ...aManifest().collections[0], root: `m${'A'.repeat(43)}` }]],
    ['root', 'r'],
    ['shopId', ''],
    ['shopId', 'x'.repeat(257)],
    ['counters', { INV: -1 }],
    ['sections', { sonic_invoices: 4 }],
    ['format', undefined],
  ]
  it.each(wrong)('is refused with the field named when %s is %j', async (field, value) => {
    const manifest = { ...(await nameManifest(keys, aManifest())), [field]: value }
    const [code, named] = refusal(() => parseManifest(JSON.stringify(manifest)))
    expect(code).toBe('manifest_invalid')
    expect(named?.split('.')[0]).toBe(field)
  })

  it('is refused when it is no JSON, no object, or has a field named __proto__ at any depth', () => {
    const hostile = canonicalText(aManifest()).replace('"INV":40', '"INV":40,"__proto__":{"admin":1}')
    for (const text of ['', '{', 'null', '[]', '7', hostile]) {
      expect(refusal(() => parseManifest(text))[0]).toBe('manifest_invalid')
    }
  })

  it('engine 9: of a later format is refused with format_newer, whatever else it holds', () => {
    expect(refusal(() => parseManifest(JSON.stringify({ format: FORMAT + 1, shape: 'other' })))[0]).toBe(
      'format_newer',
    )
  })
})

describe('a commit header', () => {
  it('engine 30: says what its manifest says, and reads back', async () => {
    const manifest = await nameManifest(keys, aManifest({ label: 'shift' }))
    const header = headerOf(manifest, null)
    expect(header).toMatchObject({
      manifestId: manifest.manifestId,
      expectedHead: null,
      label: 'shift',
      tops: manifest.collections.map(({ root }) => root),
      sizes: { records: 42, rawBytes: 90_300 },
    })
    const read = parseCommitHeader(canonicalText(header))
    expect(read).toEqual(header)
    expect(headerMatches(read, manifest)).toBe(true)
    expect(headerMatches(headerOf(manifest, manifest.snapshotId), manifest)).toBe(true)
  })

  it('engine 30: that says anything else than its manifest does not match', async () => {
    const manifest = await nameManifest(keys, aManifest())
    const header = headerOf(manifest, null)
    const changes = [
      { seq: 2 },
      { root: `r${'E'.repeat(43)}` },
      { tops: [] },
      { counters: { INV: 41 } },
      { sections: {} },
      { deviceId: 'other' },
      { label: 'x' },
      { sizes: { records: 1, rawBytes: 1 } },
      { custody: 'private' as const },
      { keyEpoch: 2 },
    ]
    for (const change of changes)
      expect(headerMatches({ ...header, ...change }, manifest), JSON.stringify(change)).toBe(false)
  })

  it('is refused with its field when it is wrong, and with format_newer when it is later', async () => {
    const header = headerOf(await nameManifest(keys, aManifest()), null)
    expect(refusal(() => parseCommitHeader(JSON.stringify({ ...header, tops: ['x'] })))).toEqual([
      'manifest_invalid',
      'tops.0',
    ])
    expect(refusal(() => parseCommitHeader(JSON.stringify({ ...header, format: FORMAT + 1 })))[0]).toBe(
      'format_newer',
    )
  })
})
