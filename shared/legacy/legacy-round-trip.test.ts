import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeOldBackup } from '../../tests/fixtures/make-old-backup.ts'
import { renamed, type Item } from '../records/item.ts'
import { canonicalText } from '../snapshot/canonical.ts'
import { parseRecord, type CollectionName } from '../sections.ts'
import { exportLegacy } from './export-legacy.ts'
import type { LegacyReader } from './export-run.ts'
import { importLegacy } from './import-legacy.ts'
import { sameJson } from './json-patch.ts'
import type { RecordSink } from './kept.ts'
import type { LegacyChoices } from './legacy-preview.ts'
import { OldFile } from './old-file.ts'
import { OLD_KEYS } from './old-keys.ts'
import { bytesSource } from './test-source.ts'

const choices: LegacyChoices = {
  iqdPer100Usd: 140_000,
  dinarPrices: 'usd',
  balances: 'ledger',
  shopName: 'S',
}

/** A shop of nothing but records, read and written in the order of ids. */
export class MemoryShop implements RecordSink, LegacyReader {
  readonly records = new Map<string, Map<string, string>>()
  readonly finished = new Set<string>()
  put(collection: CollectionName, id: string, text: string): void {
    expect(this.finished.has(collection), `${collection} was finished`).toBe(false)
    const records = this.records.get(collection) ?? new Map<string, string>()
    expect(records.has(id), `${collection} ${id} twice`).toBe(false)
    this.records.set(collection, records.set(id, text))
  }
  async finish(collection: CollectionName): Promise<void> {
    this.finished.add(collection)
  }
  list(collection: CollectionName): Record<string, never>[] {
    const sorted = [...(this.records.get(collection) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
    return sorted.map(([, text]) => JSON.parse(text) as Record<string, never>)
  }
  async *all(collection: CollectionName): AsyncGenerator<never[]> {
    const records = this.list(collection)
    for (let at = 0; at < records.length; at += 7) yield records.slice(at, at + 7) as never[]
  }
}

async function imported(
  text: string,
  over: Partial<LegacyChoices> = {},
  pieceSize?: number,
): Promise<MemoryShop> {
  const shop = new MemoryShop()
  await importLegacy(await OldFile.open(bytesSource(text, pieceSize)), { ...choices, ...over }, shop)
  return shop
}

async function exported(
  shop: MemoryShop,
): Promise<{ data: Record<string, unknown> } & Record<string, unknown>> {
  let text = ''
  for await (const piece of exportLegacy(shop, Date.UTC(2026, 0, 4))) text += piece
  return JSON.parse(text) as never
}

/** What a section says, whether it is double-encoded or not. */
function meaning(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function expectSame(
  after: { data: Record<string, unknown> },
  before: { data: Record<string, unknown> },
): void {
  expect(Object.keys(after.data).sort()).toEqual(Object.keys(before.data).sort())
  for (const [key, value] of Object.entries(before.data)) {
    expect(typeof after.data[key], key).toBe(typeof value)
    expect(meaning(after.data[key]), key).toEqual(meaning(value))
  }
}

describe('a backup of the old POS, imported and exported', () => {
  it('engine 28: says the same in every section, and makes valid records', async () => {
    const backup = makeOldBackup(300)
    const shop = await imported(JSON.stringify(backup, null, 2))
    expectSame(await exported(shop), backup)
    for (const [collection, records] of shop.records)
      for (const text of records.values()) parseRecord(collection as CollectionName, JSON.parse(text))
  })

  it('says the same when the choices are others', async () => {
    const backup = makeOldBackup(120)
    const shop = await imported(JSON.stringify(backup), {
      dinarPrices: 'iqd',
      balances: 'stated',
      iqdPer100Usd: 145_000,
    })
    expectSame(await exported(shop), backup)
  })

  it('says the same of sections that are not double-encoded, as the old server stored them', async () => {
    const backup = makeOldBackup(60)
    const data = Object.fromEntries(Object.entries(backup.data).map(([key, value]) => [key, meaning(value)]))
    const text = JSON.stringify({ ...backup, data, id: 7, size: null })
    const after = await exported(await imported(text))
    expectSame(after, { data })
    expect(after).toMatchObject({ id: 7, size: null })
  })

  it('engine 7: the same file imported twice gives the same records, however it is cut into pieces', async () => {
    const text = JSON.stringify(makeOldBackup(40))
    const once = await imported(text)
    expect((await imported(text, {}, 11)).records).toEqual(once.records)
  })

  it('keeps everything of odd files, whatever JSON is in the sections', async () => {
    await fc.assert(
      fc.asyncProperty(oddBackup(), fc.integer({ min: 1, max: 300 }), async (backup, pieceSize) => {
        const text = JSON.stringify(backup)
        expectSame(await exported(await imported(text, {}, pieceSize)), JSON.parse(text) as never)
      }),
      { numRuns: 150 },
    )
  })

  it('keeps names like __proto__, halves of characters, deep nesting and numbers beyond doubles', async () => {
    const deep = `${'['.repeat(60)}1${']'.repeat(60)}`
    const rows = [
      '{"__proto__":{"polluted":1},"invoiceNumber":"INV-0007"}',
      `{"invoiceNumber":"\\ud800","deep":${deep}}`,
      '{"total":1e999,"items":[{"total":-1e400}]}',
      '7',
      '"x"',
    ]
    const data = {
      sonic_invoices: `[${rows.join(',')}]`,
      sonic_shop_data: `{"items":{"__proto__":{"name":"a","barcode":"1"},"\\udfff":{"name":"b"}}}`,
    }
    const shop = await imported(JSON.stringify({ data }))
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    const after = await exported(shop)
    for (const [key, value] of Object.entries(data))
      expect(sameJson(meaning(after.data[key]), meaning(value)), key).toBe(true)
    expect((meaning(after.data['sonic_invoices']) as { total: number }[])[2]?.total).toBe(Infinity)
  })

  it('keeps a record that is larger than any record of ours may be', async () => {
    const row = {
      invoiceNumber: 'INV-0001',
      items: Array.from({ length: 9_000 }, (_, index) => ({
        itemName: `an item with a rather long name ${index}`,
        quantity: 1,
      })),
    }
    const data = { sonic_invoices: JSON.stringify([row, { invoiceNumber: 'INV-0002' }]) }
    const shop = await imported(JSON.stringify({ data }))
    expectSame(await exported(shop), { data })
    for (const text of shop.records.get('legacy')?.values() ?? []) expect(text.length).toBeLessThan(400_000)
  })
})

describe('what an import makes of the old records', () => {
  const shop = imported(JSON.stringify(makeOldBackup(200)))

  it('makes every movement of a product add up to its stock', async () => {
    const sums = new Map<string, number>()
    for (const { itemId, milli, type } of (await shop).list('movements') as unknown as {
      itemId?: string
      milli: number
      type: string
    }[])
      if (itemId !== undefined && type !== 'service') sums.set(itemId, (sums.get(itemId) ?? 0) + milli)
    const items = (await shop).list('items') as unknown as { id: string; kind: string }[]
    const products = new Set(items.filter(({ kind }) => kind === 'product').map(({ id }) => id))
    expect(products.size).toBeGreaterThan(30)
    for (const { itemId, milli } of (
      (await shop).list('stock') as unknown as {
        itemId: string
        milli: number
      }[]
    ).filter(({ itemId }) => products.has(itemId)))
      expect(sums.get(itemId) ?? 0).toBe(milli)
  })

  it('adds up: total = paid + debt in every document, balances = entries', async () => {
    const loaded = await shop
    for (const one of [...loaded.list('invoices'), ...loaded.list('returns')] as unknown as Record<
      string,
      number
    >[]) {
      expect((one['subtotal'] ?? 0) - (one['discountAmount'] ?? 0) + (one['rounding'] ?? 0)).toBe(
        one['total'],
      )
      expect((one['paid'] ?? 0) + (one['debt'] ?? 0)).toBe(one['total'])
    }
    const sums = new Map<string, number>()
    for (const { customerId, currency, amount } of loaded.list('debt_entries') as unknown as {
      customerId: string
      currency: string
      amount: number
    }[])
      sums.set(`${customerId}.${currency}`, (sums.get(`${customerId}.${currency}`) ?? 0) + amount)
    const balances = loaded.list('balances') as unknown as { id: string; owed: number }[]
    expect(new Map(balances.map(({ id, owed }) => [id, owed]))).toEqual(sums)
  })

  it('engine 26: goes on with the greater of counter and numbers', async () => {
    expect((await shop).list('invoice_counter')).toEqual([{ id: 'INV', value: 199 }])
    expect((await shop).list('return_counter')).toEqual([{ id: 'RET', value: 20 }])
  })

  it('takes the wrapping off scan codes and keeps leading zeros', async () => {
    const codes = ((await shop).list('items') as unknown as { barcode: string }[]).map(
      ({ barcode }) => barcode,
    )
    expect(codes).toContain('0000000007919')
    expect(codes).toContain('62910009')
    expect(codes.filter((code) => /[;{}]/.test(code) || code.startsWith('AUTO'))).toEqual([])
  })

  it('leaves old stock movements under the name that the item had when they were made', async () => {
    const backup = makeOldBackup(60)
    const loaded = await imported(JSON.stringify(backup))
    loaded.finished.clear()
    const items = loaded.list('items') as unknown as Item[]
    const texts = items.map((item): [string, string] => [
      item.id,
      canonicalText(renamed(item, `${item.name} (new)`, Date.UTC(2026, 10, 1))),
    ])
    loaded.records.set('items', new Map(texts))
    expect((loaded.list('movements') as object[]).some((one) => !('name' in one))).toBe(true)
    const after = await exported(loaded)
    expect(meaning(after.data['sonic_activity_data'])).toEqual(meaning(backup.data['sonic_activity_data']))
  })

  it('exports a sale made after the import, in the old shape', async () => {
    const loaded = await imported(JSON.stringify(makeOldBackup(30)))
    const [item] = loaded.list('items') as unknown as { id: string; name: string }[]
    loaded.finished.clear()
    const at = Date.UTC(2026, 5, 1, 9)
    loaded.put(
      'invoices',
      'z1',
      JSON.stringify({
        id: 'z1',
        number: 'INV-B0031',
        at,
        customerName: '',
        currency: 'USD',
        iqdPer100Usd: 140_000,
        lines: [
          {
            itemId: item?.id,
            barcode: '1',
            name: 'X',
            kind: 'product',
            milli: 2000,
            price: { amount: 150, currency: 'USD' },
            total: 300,
          },
        ],
        subtotal: 300,
        discount: { type: 'amount', value: 0 },
        discountAmount: 0,
        rounding: 0,
        total: 300,
        tenders: [{ method: 'cash', currency: 'USD', amount: 300 }],
        change: null,
        paid: 300,
        debt: 0,
      }),
    )
    loaded.put(
      'movements',
      'z2',
      JSON.stringify({
        id: 'z2',
        at,
        type: 'sale',
        itemId: item?.id,
        name: 'X',
        milli: -2000,
        price: { amount: 150, currency: 'USD' },
        total: 300,
        docId: 'z1',
        docNumber: 'INV-B0031',
        storeId: 'main',
      }),
    )
    loaded.records.get('invoice_counter')?.set('INV', JSON.stringify({ id: 'INV', value: 31 }))
    const { data } = await exported(loaded)
    expect((meaning(data['sonic_invoices']) as object[]).at(-1)).toMatchObject({
      invoiceNumber: 'INV-B0031',
      date: '01/06/2026',
      paymentMethod: 'cash',
      subtotal: 3,
      total: 3,
      items: [{ itemName: 'X', quantity: 2, retailPrice: 1.5, total: 3 }],
    })
    expect((meaning(data['sonic_activity_data']) as object[]).at(-1)).toMatchObject({
      type: 'sale',
      itemName: 'X',
      quantity: 2,
      total: 3,
      details: { invoiceNumber: 'INV-B0031', currency: 'USD' },
    })
    expect(data['sonic_invoice_counter']).toBe('31')
  })

  it('exports a shop that was never imported with all 16 keys', async () => {
    const after = await exported(new MemoryShop())
    expect(Object.keys(after.data)).toEqual([...OLD_KEYS])
    expect(meaning(after.data['sonic_shop_data'])).toMatchObject({
      items: {},
      customers: {},
      transactions: [],
    })
  })
})

function oddBackup(): fc.Arbitrary<{ data: Record<string, unknown> }> {
  const any = fc.jsonValue({ maxDepth: 3 })
  const field = fc.oneof(
    any,
    fc.constantFrom(
      'INV-0001',
      'INV-0001',
      'sale',
      'USD',
      'IQD',
      'partial',
      'percentage',
      '04/01/2026',
      '2026-01-04T01:03:09.310Z',
    ),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
  )
  const names = [
    'id',
    'invoiceNumber',
    'returnNumber',
    'date',
    'customerAccount',
    'customerId',
    'currency',
    'paymentMethod',
    'paidAmount',
    'items',
    'discountType',
    'discountInput',
    'discount',
    'subtotal',
    'total',
    'name',
    'barcode',
    'retailPrice',
    'purchasePrice',
    'stockQuantity',
    'itemType',
    'dateAdded',
    'type',
    'timestamp',
    'quantity',
    'price',
    'details',
    'amount',
    'description',
    'currentStock',
    'totalDebt',
    'phone',
    '__proto__',
  ]
  const row = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), field, { maxKeys: 12 })
  const element = fc.oneof({ weight: 5, arbitrary: row }, { weight: 1, arbitrary: any })
  const list = fc.oneof(
    { weight: 4, arbitrary: fc.array(element, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  )
  const map = fc.dictionary(fc.oneof(fc.nat(9).map(String), fc.string()), element, { maxKeys: 5 })
  const members = fc.oneof(fc.array(element, { maxLength: 5 }), map, fc.constant(null))
  const shop = fc.record(
    { items: members, customers: members, transactions: members, settings: any, other: any },
    { requiredKeys: [] },
  )
  const scalar = fc.oneof(
    fc.string(),
    fc.nat(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
    fc.nat().map(String),
  )
  const written = (value: fc.Arbitrary<unknown>) =>
    fc.tuple(value, fc.boolean()).map(([v, asText]) => (asText ? JSON.stringify(v) : v))
  const sections = Object.fromEntries(
    OLD_KEYS.map((key) => {
      if (key === 'sonic_shop_data') return [key, written(shop)]
      if (key.endsWith('_counter') || key.startsWith('sonic_iqd')) return [key, scalar]
      if (key === 'sonic_debts' || key === 'sonic_items_data' || key === 'sonic_security_state')
        return [key, fc.oneof(written(any), fc.string())]
      return [key, written(list)]
    }),
  )
  const data = fc.record<Record<string, unknown>>(
    { ...sections, unknown_key: any },
    { requiredKeys: ['sonic_shop_data'] },
  )
  return fc.record({ data, timestamp: any, version: any }, { requiredKeys: ['data'] })
}
