import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deterministicId, timeOf } from '../ids.ts'
import { convert, CURRENCIES, type Currency } from '../money.ts'
import { balanceId, type Balance, type DebtEntry, type CashEntry } from '../records/debt.ts'
import type { Invoice, Tender } from '../records/invoice.ts'
import { dayTotalId, stockId, type DayTotal, type Movement, type Stock } from '../records/stock.ts'
import { NO_TOTALS, type Totals } from '../records/totals.ts'
import { parseRecord } from '../sections.ts'
import { put, readRecords, type Change, type RecordReader } from './change.ts'
import { postSale, priceSale, saleReads, settleSale, type DraftLine, type PricedSale } from './sale.ts'

const AT = Date.UTC(2026, 10, 22, 22, 30)
const facts = { iqdPer100Usd: 145_000, roundTo: 250 } as const
const none = { type: 'amount', value: 0 } as const

function line(over: Partial<DraftLine> = {}): DraftLine {
  return {
    itemId: 'i1',
    barcode: '1',
    name: 'Lamp',
    kind: 'product',
    milli: 1000,
    price: { amount: 1_000, currency: 'USD' },
    ...over,
  }
}
function bill(currency: Currency, ...lines: DraftLine[]): PricedSale {
  return priceSale({ currency, lines, discount: none }, facts)
}

/** A store of nothing but records, to post one sale after the other. */
class Shop implements RecordReader {
  readonly records = new Map<string, unknown>()
  get = async (collection: string, id: string): Promise<never> =>
    this.records.get(`${collection} ${id}`) as never
  all<T>(collection: string): T[] {
    return [...this.records]
      .filter(([key]) => key.startsWith(`${collection} `))
      .map(([, value]) => value as T)
  }
  apply(changes: readonly Change[]): void {
    for (const { collection, id, value } of changes) {
      parseRecord(collection, value)
      this.records.set(`${collection} ${id}`, value)
    }
  }
  async sell(
    priced: PricedSale,
    tenders: Tender[],
    documentId: string,
    over = {},
  ): Promise<readonly Change[]> {
    const base = { documentId, letter: '', timeZone: 'Asia/Baghdad', ...over }
    const records = await readRecords(this, saleReads(priced, base))
    const changes = postSale(priced, tenders, { ...base, records })
    this.apply(changes)
    return changes
  }
}

describe('pricing a sale', () => {
  it('converts each piece at the rate of the bill and rounds a dinar total to the note, as a line of its own', () => {
    const priced = bill('IQD', line({ milli: 3000, price: { amount: 333, currency: 'USD' } }))
    expect(priced.lines[0]).toMatchObject({ price: { amount: 4829, currency: 'IQD' }, total: 14_487 })
    expect(priced).toMatchObject({ subtotal: 14_487, rounding: 13, total: 14_500 })
    expect(priced.totals).toEqual({ USD: 1000, IQD: 14_500 })
  })

  it('does not round dollars, and none when the shop does not', () => {
    expect(bill('USD', line({ milli: 1500 }))).toMatchObject({
      total: 1500,
      rounding: 0,
      totals: { IQD: 21_750 },
    })
    const exact = priceSale(
      { currency: 'IQD', lines: [line({ price: { amount: 1, currency: 'USD' } })], discount: none },
      { ...facts, roundTo: 0 },
    )
    expect(exact).toMatchObject({ total: 15, rounding: 0 })
  })

  it('never takes more off than there is, by line or by bill, amount or percent', () => {
    const lines = [
      line({ discount: { type: 'amount', value: 99_999 } }),
      line({ discount: { type: 'percent', value: 20_000 } }),
      line(),
    ]
    const off = priceSale({ currency: 'USD', lines, discount: { type: 'amount', value: 5_000 } }, facts)
    expect(off.lines.map(({ total }) => total)).toEqual([0, 0, 1000])
    expect(off).toMatchObject({ subtotal: 1000, discountAmount: 1000, total: 0 })
    const tenth = priceSale(
      { currency: 'USD', lines: [line()], discount: { type: 'percent', value: 1_000 } },
      facts,
    )
    expect(tenth).toMatchObject({ discountAmount: 100, total: 900 })
  })

  it.each([
    ['lines.0.milli', () => bill('USD', line({ milli: -1 }))],
    ['lines.0.price', () => bill('USD', line({ price: { amount: -5, currency: 'USD' } }))],
    ['lines.0.discount', () => bill('USD', line({ discount: { type: 'amount', value: -1 } }))],
    [
      'discount',
      () => priceSale({ currency: 'USD', lines: [line()], discount: { type: 'percent', value: 0.5 } }, facts),
    ],
  ])('refuses a negative or broken %s', (field, price) => {
    expect(price).toThrow(expect.objectContaining({ code: 'amount_invalid', field }))
  })
})

describe('paying', () => {
  const ten = bill('USD', line())
  const cash = (amount: number, currency: Currency = 'USD') => ({ method: 'cash', currency, amount }) as const

  it('gives change in the chosen currency, dinars in whole notes, and says what the note took', () => {
    expect(settleSale(ten, [cash(2_000)])).toMatchObject({
      change: { amount: 1_000, currency: 'USD' },
      paid: 1_000,
      debt: 0,
    })
    expect(settleSale(ten, [cash(2_000)], 'IQD').change).toEqual({ amount: 14_500, currency: 'IQD' })
    const dinars = bill('IQD', line({ price: { amount: 15_000, currency: 'IQD' } }))
    const odd = settleSale({ ...dinars, iqdPer100Usd: 145_700 }, [cash(2_000)], 'IQD')
    expect(odd).toMatchObject({
      change: { amount: 14_250, currency: 'IQD' },
      rounding: -110,
      total: 14_890,
      paid: 14_890,
    })
  })

  it('takes a dollar bill as paid by its dinar total, without a debt of cents', () => {
    const odd = bill('USD', line({ price: { amount: 1_003, currency: 'USD' } }))
    expect(odd.totals.IQD).toBe(14_500)
    const settled = settleSale(odd, [cash(14_500, 'IQD')])
    expect(settled).toMatchObject({ change: null, rounding: -3, total: 1_000, paid: 1_000, debt: 0 })
  })

  it('adds up tenders of both currencies; card and transfer are paid, not debt', () => {
    const tenders = [
      cash(7_250, 'IQD'),
      { method: 'card', currency: 'USD', amount: 300 },
      { method: 'transfer', currency: 'USD', amount: 200 },
    ] as const
    expect(settleSale(ten, tenders)).toMatchObject({ paid: 1_000, debt: 0, change: null })
  })

  it('refuses a tender that is not positive, and change on a card', () => {
    const refused = expect.objectContaining({ code: 'amount_invalid' })
    expect(() => settleSale(ten, [cash(0)])).toThrow(refused)
    expect(() => settleSale(ten, [{ method: 'card', currency: 'USD', amount: 1_500 }])).toThrow(refused)
  })

  it('always has total = paid + debt, paid = tenders − change, and rounds by less than a note', () => {
    fc.assert(
      fc.property(
        saleOf(),
        tendersOf(),
        fc.constantFrom(...CURRENCIES),
        (priced, tenders, changeCurrency) => {
          const settled = settleSale(priced, tenders, changeCurrency)
          const inBill = (amount: number, currency: Currency) =>
            convert({ amount, currency }, priced.currency, priced.iqdPer100Usd).amount
          const given = settled.tenders.reduce(
            (sum, { amount, currency }) => sum + inBill(amount, currency),
            0,
          )
          const back = settled.change === null ? 0 : inBill(settled.change.amount, settled.change.currency)
          expect(priced.subtotal - priced.discountAmount + settled.rounding).toBe(settled.total)
          expect(settled.paid + settled.debt).toBe(settled.total)
          expect(settled.paid).toBe(given - back)
          expect(settled.debt).toBeGreaterThanOrEqual(0)
          const note = inBill(priced.roundTo / 2, 'IQD') + inBill(1, 'USD') + inBill(1, 'IQD') + 1
          expect(Math.abs(settled.total - priced.total)).toBeLessThanOrEqual(note)
        },
      ),
    )
  })
})

describe('posting a sale', () => {
  it('writes the invoice, number, movement, stock, day total, money and account in one list', async () => {
    const shop = new Shop()
    shop.apply([
      {
        collection: 'customers',
        id: 'c1',
        value: { id: 'c1', name: 'Azad', phone: '', location: '', registeredAt: 0 },
      },
    ])
    const documentId = deterministicId(AT, 'test', 'a', 0)
    const priced = bill('USD', line({ milli: 2500 }), line({ itemId: 's1', kind: 'service', name: 'Repair' }))
    const tender = { method: 'cash', currency: 'IQD', amount: 14_500 } as const
    const changes = await shop.sell(priced, [tender], documentId, { letter: 'B', customerId: 'c1' })
    expect(changes[0]?.value).toMatchObject({
      number: 'INV-B0001',
      at: AT,
      customerName: 'Azad',
      total: 3_500,
      paid: 1_000,
      debt: 2_500,
      iqdPer100Usd: 145_000,
    })
    expect(shop.all<Stock>('stock')).toEqual([{ id: 'i1.main', itemId: 'i1', storeId: 'main', milli: -2500 }])
    expect(
      shop
        .all<Movement>('movements')
        .map(({ type, milli, total, docNumber }) => ({ type, milli, total, docNumber })),
    ).toEqual([
      { type: 'sale', milli: -2500, total: 2500, docNumber: 'INV-B0001' },
      { type: 'service', milli: -1000, total: 1000, docNumber: 'INV-B0001' },
    ])
    expect(await shop.get('day_totals', dayTotalId('2026-11-23', 'i1', 'USD'))).toMatchObject({
      soldMilli: 2500,
      revenue: 2500,
    })
    expect(shop.all<CashEntry>('cash_entries')).toMatchObject([
      { kind: 'tender', method: 'cash', currency: 'IQD', amount: 14_500, docId: documentId },
    ])
    expect(shop.all<DebtEntry>('debt_entries')).toMatchObject([
      { amount: 2_500, kind: 'sale', docNumber: 'INV-B0001' },
    ])
    expect(await shop.get('balances', balanceId('c1', 'USD'))).toMatchObject({ owed: 2_500 })
    for (const { id } of shop.all<Movement>('movements')) expect(timeOf(id)).toBe(AT)
  })

  it('engine 26: numbers go on from the counter, with the letter of this device', async () => {
    const shop = new Shop()
    shop.apply([{ collection: 'invoice_counter', id: 'INV', value: { id: 'INV', value: 1004 } }])
    const [invoice] = await shop.sell(
      bill('USD', line()),
      [{ method: 'card', currency: 'USD', amount: 1_000 }],
      deterministicId(AT, 't', 'n', 0),
      { letter: 'B' },
    )
    expect(invoice?.value).toMatchObject({ number: 'INV-B1005' })
    expect(await shop.get('invoice_counter', 'INV')).toEqual({ id: 'INV', value: 1005 })
  })

  it('engine 8: a document that is there already is not sold again', async () => {
    const shop = new Shop()
    const id = deterministicId(AT, 'test', 'twice', 0)
    const tenders = [{ method: 'cash', currency: 'USD', amount: 1_000 }] as const
    const first = await shop.sell(bill('USD', line()), [...tenders], id)
    expect(first.length).toBeGreaterThan(0)
    expect(await shop.sell(bill('USD', line()), [...tenders], id)).toEqual([])
  })

  it('refuses a debt without a customer, a bill without lines and a line of nothing', async () => {
    const id = deterministicId(AT, 'test', 'bad', 0)
    const sell = (priced: PricedSale) => new Shop().sell(priced, [], id)
    await expect(sell(bill('USD', line()))).rejects.toMatchObject({ code: 'needs_customer' })
    await expect(sell(bill('USD'))).rejects.toMatchObject({ code: 'nothing_to_sell' })
    await expect(sell(bill('USD', line({ milli: 0 })))).rejects.toMatchObject({ code: 'amount_invalid' })
  })

  it('stock moves by the lines, cached sums equal their ledgers, whatever is sold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(saleOf(), tendersOf(), fc.constantFrom('c1', 'c2')), { maxLength: 8 }),
        async (sales) => {
          const shop = new Shop()
          shop.apply([put('totals', NO_TOTALS)])
          let sold = 0
          for (const [priced, tenders, customerId] of sales) {
            const id = deterministicId(AT + sold, 'test', 'p', sold)
            if ((await shop.sell(priced, tenders, id, { customerId })).length > 0) sold += 1
          }
          expectLedgersRight(shop)
          expect(shop.all<Invoice>('invoices').map(({ number }) => number)).toEqual(
            Array.from({ length: sold }, (_, index) => `INV-${String(index + 1).padStart(4, '0')}`),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

function expectLedgersRight(shop: Shop): void {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const invoices = shop.all<Invoice>('invoices')
  const movements = shop.all<Movement>('movements')
  expect(movements).toHaveLength(sum(invoices.map(({ lines }) => lines.length)))
  for (const itemId of ['i1', 'i2'])
    expect((shop.records.get(`stock ${stockId(itemId, 'main')}`) as Stock | undefined)?.milli ?? 0).toBe(
      sum(movements.filter((one) => one.itemId === itemId && one.type === 'sale').map(({ milli }) => milli)),
    )
  const [totals] = shop.all<Totals>('totals')
  expect(totals?.stockMilli).toBe(sum(shop.all<Stock>('stock').map(({ milli }) => milli)))
  for (const currency of CURRENCIES) {
    const till = shop.all<CashEntry>('cash_entries').filter((one) => one.currency === currency)
    expect(totals?.cash.cash?.[currency] ?? 0).toBe(sum(till.map(({ amount }) => amount)))
  }
  const entries = shop.all<DebtEntry>('debt_entries')
  for (const customerId of ['c1', 'c2'])
    for (const currency of CURRENCIES) {
      const owed =
        (shop.records.get(`balances ${balanceId(customerId, currency)}`) as Balance | undefined)?.owed ?? 0
      const mine = (one: { customerId?: string; currency: Currency }) =>
        one.customerId === customerId && one.currency === currency
      expect(owed).toBe(sum(entries.filter(mine).map(({ amount }) => amount)))
      expect(owed).toBe(sum(invoices.filter(mine).map(({ debt }) => debt)))
    }
  for (const currency of CURRENCIES)
    expect(
      sum(
        shop
          .all<DayTotal>('day_totals')
          .filter(({ id }) => id.endsWith(currency))
          .map(({ revenue }) => revenue),
      ),
    ).toBe(
      sum(
        invoices
          .filter((one) => one.currency === currency)
          .flatMap(({ lines }) => lines.filter((l) => l.itemId).map(({ total }) => total)),
      ),
    )
}

function saleOf(): fc.Arbitrary<PricedSale> {
  const money = fc.record({ amount: fc.nat(2_000_000), currency: fc.constantFrom(...CURRENCIES) })
  const discount = fc.record({
    type: fc.constantFrom('amount' as const, 'percent' as const),
    value: fc.nat(12_000),
  })
  const item = fc.constantFrom(
    { itemId: 'i1' },
    { itemId: 'i2' },
    { itemId: 's1', kind: 'service' as const },
    {},
  )
  const lines = fc.array(
    fc.record({
      item,
      milli: fc.integer({ min: 1, max: 90_000 }),
      price: money,
      discount: fc.option(discount, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  return fc
    .record({
      currency: fc.constantFrom(...CURRENCIES),
      lines,
      discount,
      rate: fc.integer({ min: 120_000, max: 170_000 }),
      roundTo: fc.constantFrom(0 as const, 250 as const, 1000 as const),
    })
    .map(({ currency, lines, discount, rate, roundTo }) => {
      const made = lines.map(({ item, milli, price, discount }) => {
        const { itemId: _, ...plain } = line({
          milli,
          price,
          ...(discount === undefined ? {} : { discount }),
        })
        return { ...plain, ...item }
      })
      return priceSale({ currency, lines: made, discount }, { iqdPer100Usd: rate, roundTo })
    })
}

/** Cash first and large enough for any change, so that every generated payment is allowed. */
function tendersOf(): fc.Arbitrary<Tender[]> {
  const tender = fc.record({
    method: fc.constant('cash' as const),
    currency: fc.constantFrom(...CURRENCIES),
    amount: fc.integer({ min: 1, max: 3_000_000 }),
  })
  return fc.array(tender, { maxLength: 3 })
}
