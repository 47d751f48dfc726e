import { saveSale } from '../../client/data/sell.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newId } from '../../shared/ids.ts'
import type { Item } from '../../shared/records/item.ts'
import { priceSale } from '../../shared/rules/price-sale.ts'

/** A bill of the bench. */
export interface BenchSale {
  /** When it is made, ms UTC. */
  readonly at: number
  /** How many bills were made before: it chooses what is sold, spread over all items. */
  readonly number: number
  readonly lines: number
  readonly items: readonly Item[]
  /** The device's number letter. */
  readonly letter: string
}

/** Saves a bill as the Sale page does, and gives the milliseconds from confirm to saved. */
export async function sellOnce(store: ShopStore, sale: BenchSale): Promise<number> {
  const { at, letter } = sale
  const cart = {
    id: newId(at),
    documentId: newId(at),
    createdAt: at,
    currency: 'USD' as const,
    discount: { type: 'amount' as const, value: 0 },
    lines: chosen(sale).map((item) => ({
      itemId: item.id,
      barcode: item.barcode,
      name: item.name,
      kind: item.kind,
      milli: 1000,
      price: item.price ?? { amount: 0, currency: 'USD' as const },
    })),
  }
  const priced = priceSale(cart, { iqdPer100Usd: 142_000, roundTo: 250 })
  await store.saveDraft(cart)
  const tenders = [{ method: 'cash' as const, currency: 'USD' as const, amount: priced.total }]
  const started = performance.now()
  await saveSale(store, { cart, priced, tenders, changeCurrency: 'USD', letter, timeZone: 'Asia/Baghdad' })
  return performance.now() - started
}

/** What a bench can sell: goods with a price. */
export async function sellable(store: ShopStore): Promise<Item[]> {
  return (await store.range('items')).filter((item) => item.kind === 'product' && item.price !== null)
}

function chosen({ items, lines, number }: BenchSale): Item[] {
  const indexes = Array.from({ length: lines }, (_, line) => ((number * lines + line) * 7919) % items.length)
  return indexes.map((index) => items[index]).filter((item) => item !== undefined)
}
