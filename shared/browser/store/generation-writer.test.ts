import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { divideLeaves } from '../../snapshot/leaf-divider.ts'
import { type PackedLeaf, packLeaf } from '../../snapshot/leaf.ts'
import { SCHEMA_VERSION } from '../../snapshot/limits.ts'
import { buildNodes } from '../../snapshot/tree.ts'
import { canonicalText } from '../../snapshot/canonical.ts'
import type { LineState } from '../generation.ts'
import { createGeneration, dropGeneration, resumeGeneration } from './generation-writer.ts'
import { openShop } from './open-shop.ts'
import { type TestDevice, invoice, newTestDevice, newTestLocks, rootFromScratch } from './test-shop.ts'

const LINE: LineState = {
  lineage: 'lineage-1',
  parent: '01a203e9-d4ad-7f7e-83e0-6b55e3182039',
  seq: 0,
  root: null,
}
let device: TestDevice
let texts: Map<string, string>
let leaves: PackedLeaf[]
beforeEach(async () => {
  device = await newTestDevice()
  const ids = Array.from({ length: 200 }, (_, n) => `i${String(n).padStart(4, '0')}`)
  texts = new Map(
    ids.map((id, n) => [
      id,
      canonicalText(invoice(id, { note: 'x'.repeat(700), customerId: `c${n % 5}` }).value),
    ]),
  )
  const parts = [
    ...divideLeaves(
      'invoices',
      [...texts].map(([id, text]) => ({ id, text })),
    ),
  ]
  leaves = await Promise.all(parts.map((part) => packLeaf(device.keys, 'invoices', part)))
})
afterEach(() => device.close())

describe('filling a generation in bulk', () => {
  it('engine 25: goes on after a kill with what is there, and the shop reads, counts and cuts like any other', async () => {
    const first = await resumeGeneration(device.boot, 'snapshot-1')
    await first.putLeaves('invoices', leaves.slice(0, 4))
    first.close()
    const writer = await resumeGeneration(device.boot, 'snapshot-1')
    expect(writer.generation).toBe(first.generation)
    const present = (await writer.presentLeaves()).get('invoices') ?? new Set()
    expect([...present]).toEqual(leaves.slice(0, 4).map(({ lastId }) => lastId))
    const lacking = leaves.filter(({ lastId }) => !present.has(lastId))
    await writer.putLeaves(
      'invoices',
      lacking.map(({ id, lastId, records, rawBytes, body }) => ({ id, lastId, records, rawBytes, body })),
    )
    const { nodes, top } = await buildNodes(device.keys, 'invoices', leaves)
    await writer.putNodes('invoices', nodes)
    await writer.finish({
      tops: top === undefined ? {} : { invoices: top },
      line: LINE,
      schemaVersion: SCHEMA_VERSION,
    })
    writer.close()

    const store = await openShop(device.boot, { generation: writer.generation, locks: newTestLocks() })
    expect(await store.count('invoices')).toBe(200)
    expect((await store.range('invoices', { reverse: true, limit: 2 })).map(({ id }) => id)).toEqual([
      'i0199',
      'i0198',
    ])
    expect((await store.lookup('invoices_by_customer', ['c1'])).indexing).toBe(true)
    await store.buildIndexes()
    expect((await store.lookup('invoices_by_customer', ['c1'])).records).toHaveLength(40)
    const { root, snapshotId } = await store.cut({ trigger: 'restore' })
    expect(snapshotId).toBeDefined()
    expect(root).toBe(await rootFromScratch(device.keys, { invoices: texts }))
    store.close()
  })

  it('engine 1: one that was never finished is no shop', async () => {
    const writer = await createGeneration(device.boot)
    writer.close()
    await expect(openShop(device.boot, { generation: writer.generation })).rejects.toMatchObject({
      code: 'storage_vanished',
    })
  })

  it('numbers are never used again while one is known, and the active one cannot be dropped', async () => {
    const [a, b] = [await createGeneration(device.boot), await createGeneration(device.boot)]
    expect([a.generation, b.generation]).toEqual([2, 3])
    a.close()
    b.close()
    await dropGeneration(device.boot, 2)
    expect((await device.boot.state()).generations.map(({ number }) => number)).toEqual([1, 3])
    expect((await createGeneration(device.boot)).generation).toBe(4)
    await expect(dropGeneration(device.boot, 1)).rejects.toMatchObject({ code: 'internal' })
  })
})
