import { afterEach, describe, expect, it } from 'vitest'
import { makeOldBackup } from '../../../tests/fixtures/make-old-backup.ts'
import { defaultChoices, type LegacyChoices } from '../../legacy/legacy-preview.ts'
import { documentNumber } from '../../records/counter.ts'
import { postSale, priceSale, saleReads } from '../../rules/sale.ts'
import { readRecords } from '../../rules/change.ts'
import { newId } from '../../ids.ts'
import { SCHEMA_VERSION } from '../../snapshot/limits.ts'
import type { ShopStore } from '../shop-store.ts'
import { createGeneration } from '../store/generation-writer.ts'
import { newTestDevice, type TestDevice } from '../store/test-shop.ts'
import { blobSource, legacySizeLimit } from './blob-source.ts'
import { exportLegacy } from './export-legacy.ts'
import { emptyShopRecords, importLegacy } from './import-legacy.ts'
import { previewLegacy } from './preview-legacy.ts'
import { RecordPile } from '../../legacy/record-pile.ts'

const devices: TestDevice[] = []
afterEach(() => {
  for (const device of devices.splice(0)) device.close()
})

/** Imports a file into generation 2 of a new device and makes it the shop. */
async function importInto(
  file: Blob,
  over: Partial<LegacyChoices> = {},
): Promise<{ shop: ShopStore; root: string }> {
  const device = await newTestDevice()
  devices.push(device)
  const first = await device.open()
  const settings = {
    id: 'shop',
    name: 'Mine',
    currency: 'IQD',
    roundTo: 250,
    timeZone: 'Asia/Baghdad',
  } as const
  await first.mutate(async () => ({ changes: [{ collection: 'settings', id: 'shop', value: settings }] }))
  const kept = await emptyShopRecords(first)
  const writer = await createGeneration(device.boot)
  const choices = { ...defaultChoices(await previewLegacy(file)), ...over }
  const { root, tops } = await importLegacy(file, choices, { writer, keys: device.keys, kept })
  const line = { lineage: 'l2', parent: null, seq: 0, root: null }
  await writer.finish({ tops, line, schemaVersion: SCHEMA_VERSION })
  writer.close()
  await device.boot.update(() => ({ active: writer.generation }))
  return { shop: await device.open(), root }
}

function fileOf(invoices: number): { file: Blob; data: Record<string, string | null> } {
  const backup = makeOldBackup(invoices)
  return { file: new Blob([JSON.stringify(backup, null, 2)]), data: { ...backup.data } }
}

describe('importing into a generation', () => {
  it('engine 28: fills a shop that reads, counts and exports what the file said', async () => {
    const { file, data } = fileOf(120)
    const { shop } = await importInto(file)
    expect(await shop.count('invoices')).toBe(109)
    expect(await shop.get('settings', 'shop')).toMatchObject({ name: 'Mine', currency: 'IQD' })
    const counter = await shop.get('invoice_counter', 'INV')
    expect(documentNumber('INV', '', (counter?.value ?? 0) + 1)).toBe('INV-0120')
    const { name, blob } = await exportLegacy(shop, Date.UTC(2026, 0, 4))
    expect(name).toBe('sonic_complete_backup_2026-01-04.json')
    const after = JSON.parse(await blob.text()) as { version: string; data: Record<string, string | null> }
    expect(after.version).toBe('1.0')
    expect(Object.keys(after.data)).toEqual(Object.keys(data))
    for (const [key, text] of Object.entries(data))
      expect(JSON.parse(after.data[key] ?? 'null'), key).toEqual(JSON.parse(text ?? 'null'))
  })

  it('engine 7: the same file and choices give the same root, other choices another one', async () => {
    const { file } = fileOf(40)
    const { root } = await importInto(file)
    expect((await importInto(file)).root).toBe(root)
    expect((await importInto(file, { iqdPer100Usd: 150_000 })).root).not.toBe(root)
  })

  it('goes on selling, and exports the sale in the old shape with its stock and debt', async () => {
    const { shop } = await importInto(fileOf(60).file)
    const item = (await shop.range('items')).find(
      ({ kind, price }) => kind === 'product' && (price?.amount ?? 0) > 0,
    )
    const customer = (await shop.range('customers')).find(({ name }) => name === 'Customer 2')
    if (item?.price === undefined || item.price === null || customer === undefined)
      throw new Error('nothing to sell')
    const before = (await shop.get('stock', `${item.id}.main`))?.milli ?? 0
    const line = {
      itemId: item.id,
      barcode: item.barcode,
      name: item.name,
      kind: item.kind,
      milli: 2_000,
      price: item.price,
    }
    const priced = priceSale(
      { currency: 'USD', lines: [line], discount: { type: 'amount', value: 0 } },
      { iqdPer100Usd: 145_000, roundTo: 250 },
    )
    const facts = {
      documentId: newId(Date.UTC(2026, 0, 3, 9)),
      letter: '',
      timeZone: 'Asia/Baghdad',
      customerId: customer.id,
    }
    await shop.mutate(async (tx) => ({
      changes: postSale(priced, [], { ...facts, records: await readRecords(tx, saleReads(priced, facts)) }),
    }))
    const { blob } = await exportLegacy(shop, 0)
    const { data } = JSON.parse(await blob.text()) as { data: Record<string, string> }
    const shopData = JSON.parse(data['sonic_shop_data'] ?? '') as {
      items: Record<string, { name: string; stockQuantity: number }>
      customers: Record<string, Record<string, number | string>>
      transactions: object[]
    }
    expect((JSON.parse(data['sonic_invoices'] ?? '') as object[]).at(-1)).toMatchObject({
      invoiceNumber: 'INV-0060',
      paymentMethod: 'on-account',
      total: priced.total / 100,
      customerAccount: 'Customer 2',
      customerId: 2,
    })
    expect(data['sonic_invoice_counter']).toBe('60')
    expect(Object.values(shopData.items).find(({ name }) => name === item.name)?.stockQuantity).toBe(
      (before - 2_000) / 1000,
    )
    expect(shopData.transactions.at(-1)).toMatchObject({
      type: 'debt',
      customerId: 2,
      amount: priced.total / 100,
      description: 'Invoice INV-0060 - on-account',
    })
    const old = JSON.parse(fileOf(60).data['sonic_shop_data'] ?? '') as typeof shopData
    expect(shopData.customers['2']?.['totalDebt']).toBeCloseTo(
      Number(old.customers['2']?.['totalDebt']) + priced.total / 100,
      6,
    )
  })

  it('refuses a shop that has work in it', async () => {
    const { shop } = await importInto(fileOf(20).file)
    await expect(emptyShopRecords(shop)).rejects.toMatchObject({ code: 'shop_not_empty', field: 'items' })
  })

  it('tells how far it is, never more than all', async () => {
    const { file } = fileOf(30)
    const device = await newTestDevice()
    devices.push(device)
    const writer = await createGeneration(device.boot)
    const steps: { done: number; total: number; step: string }[] = []
    await importLegacy(
      file,
      defaultChoices(await previewLegacy(file)),
      { writer, keys: device.keys, kept: [] },
      (progress) => steps.push(progress),
    )
    writer.close()
    expect(new Set(steps.map(({ step }) => step))).toEqual(
      new Set(['progress.read', 'progress.import', 'progress.write']),
    )
    for (const { done, total } of steps) if (total > 0) expect(done).toBeLessThanOrEqual(total)
  })
})

describe('a file that is too large', () => {
  it('is refused by its size before a byte is read', () => {
    const file = { size: 101, slice: () => expect.fail('read') } as unknown as Blob
    expect(() => blobSource(file, 100)).toThrow(
      expect.objectContaining({ code: 'file_too_large', values: { bytes: 101, max: 100 } }),
    )
  })

  it('is refused when the browser cannot read it any more', async () => {
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }
    const file = { size: 10, slice: () => gone } as unknown as Blob
    await expect(previewLegacy(file)).rejects.toMatchObject({ code: 'file_invalid' })
  })

  it('is judged by the memory that the browser tells of', () => {
    expect(legacySizeLimit({ deviceMemory: 1 })).toBeLessThan(legacySizeLimit({ deviceMemory: 4 }))
    expect(legacySizeLimit({ deviceMemory: 4 })).toBeGreaterThan(294_301_704)
    expect(legacySizeLimit({})).toBe(legacySizeLimit({ deviceMemory: 4 }))
    expect(legacySizeLimit({ deviceMemory: 512 })).toBe(legacySizeLimit({ deviceMemory: 8 }))
  })
})

describe('the pile of records', () => {
  it('gives records in the order of UTF-16 code units, the later of two with one id, texts of any size', () => {
    const pile = new RecordPile()
    const ids = ['b', 'a', '\u{1F600}', '\uffee', 'b', 'A']
    for (const [n, id] of ids.entries()) pile.add(id, `${id}${n}${'ێ'.repeat(n * 400_000)}`)
    const records = [...pile.records()]
    expect(records.map(({ id }) => id)).toEqual(['A', 'a', 'b', '\u{1F600}', '\uffee'])
    expect(records.map(({ text }) => text.length)).toEqual([
      2_000_002, 400_002, 1_600_002, 800_003, 1_200_002,
    ])
  })
})
