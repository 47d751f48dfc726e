import { describe, expect, it } from 'vitest'
import { makeOldBackup } from '../../tests/fixtures/make-old-backup.ts'
import { defaultChoices, type AnomalyCode, type LegacyPreview } from './legacy-preview.ts'
import { OldFile } from './old-file.ts'
import { OLD_KEYS } from './old-keys.ts'
import { previewLegacy } from './preview-legacy.ts'
import { bytesSource } from './test-source.ts'

async function previewOf(backup: unknown): Promise<LegacyPreview> {
  return previewLegacy(await OldFile.open(bytesSource(JSON.stringify(backup))))
}
const anomaly = (preview: LegacyPreview, code: AnomalyCode) =>
  preview.anomalies.find((one) => one.code === code)

describe('the preview of an old backup', () => {
  const preview = previewOf(makeOldBackup(200))

  it('counts every section, also those that are empty or not there', async () => {
    const { sections, counts, sizeBytes } = await preview
    expect(sections.map(({ key }) => key)).toEqual([...OLD_KEYS])
    expect(Object.fromEntries(sections.map(({ key, state }) => [key, state]))).toMatchObject({
      sonic_shop_data: 'text',
      sonic_transfers: 'missing',
      sonic_debts: 'null',
      sonic_iqd_rate: 'missing',
    })
    expect(counts).toMatchObject({
      items: 50,
      customers: 17,
      invoices: 181,
      returns: 20,
      services: 2,
      stores: 3,
      transfers: 0,
    })
    expect(sections.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(sizeBytes)
  })

  it.each<[AnomalyCode, number, object]>([
    ['section_missing', 2, { section: 'sonic_transfers' }],
    ['section_null', 2, { section: 'sonic_return_counter' }],
    ['balance_disagrees', 1, { name: 'Test Customer', ledger: 47_450, stated: 50_000, current: 150_000 }],
    ['dinar_price', 1, { price: 75_000 }],
    ['price_zero', 1, {}],
    ['price_missing', 1, {}],
    ['item_gone', 1, { number: 'INV-0001', name: 'GONE  ITEM' }],
    ['customer_gone', 1, { number: 'INV-0001', name: 'Gone Customer' }],
    ['number_twice', 1, { number: 'INV-0001' }],
    ['name_twice', 1, { name: 'SPARE PART  X' }],
    ['test_customer', 1, { name: 'Test Customer' }],
    ['activity_twice', 1, {}],
    ['activity_without_total', 12, {}],
  ])('names %s', async (code, count, example) => {
    const found = anomaly(await preview, code)
    expect(found?.count).toBe(count)
    expect(found?.examples[0]).toMatchObject(example)
    expect(found?.examples.length).toBeLessThanOrEqual(5)
  })

  it('says nothing of what is not there', async () => {
    const { anomalies } = await preview
    expect(anomalies.map(({ code }) => code)).not.toContain('unreadable')
    expect(anomalies.map(({ code }) => code)).not.toContain('stock_disagrees')
    expect(anomalies.map(({ code }) => code)).not.toContain('section_unknown')
  })

  it('engine 28: says the numbers and the rate that it goes on with', async () => {
    expect(await preview).toMatchObject({
      next: { invoice: 'INV-0200', return: 'RET-0021', transfer: 'TRF-0001' },
      iqdPer100Usd: 145_000,
      hasRate: true,
      shopName: 'SONIC',
    })
    expect(defaultChoices(await preview)).toEqual({
      iqdPer100Usd: 145_000,
      dinarPrices: 'usd',
      balances: 'ledger',
      shopName: 'SONIC',
    })
    expect(await previewOf({ data: { sonic_iqd_rate: '' } })).toMatchObject({
      next: { invoice: 'INV-0001' },
      iqdPer100Usd: 140_000,
      hasRate: false,
      shopName: '',
    })
  })

  it('names a counter behind the numbers, unknown keys and what it cannot understand', async () => {
    const shown = await previewOf({
      data: {
        sonic_invoices: '[{"invoiceNumber":"INV-0012","date":"31/02/2026"},7]',
        sonic_invoice_counter: '3',
        mine: 1,
        sonic_inventory_data: '[{"name":"a","currentStock":4}]',
        sonic_shop_data:
          '{"items":{"1":{"name":"a","stockQuantity":-3,"barcode":"5"},"2":{"name":"b","barcode":";5;"}}}',
      },
    })
    expect(anomaly(shown, 'counter_behind')?.examples).toEqual([
      { section: 'sonic_invoice_counter', counter: 3, highest: 12 },
    ])
    expect(anomaly(shown, 'section_unknown')?.examples).toEqual([{ section: 'mine' }])
    expect(anomaly(shown, 'unreadable')?.examples).toEqual([{ section: 'sonic_invoices', n: 1 }])
    expect(anomaly(shown, 'date_unknown')?.examples[2]).toEqual({ section: 'sonic_invoices', n: 0 })
    expect(anomaly(shown, 'stock_disagrees')?.examples).toEqual([{ name: 'a', catalogue: -3, inventory: 4 }])
    expect(anomaly(shown, 'stock_negative')?.examples).toEqual([{ name: 'a', stock: -3 }])
    expect(anomaly(shown, 'barcode_twice')?.examples).toEqual([{ code: '5', name: 'b' }])
    expect(shown.next.invoice).toBe('INV-0013')
  })
})
