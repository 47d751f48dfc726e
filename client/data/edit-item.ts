import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newId } from '../../shared/ids.ts'
import { renamed, type Item } from '../../shared/records/item.ts'
import { MAIN_STORE, stockId } from '../../shared/records/stock.ts'
import { put, type Change } from '../../shared/rules/change.ts'

/** What a person writes about an item. */
export type ItemForm = Pick<Item, 'name' | 'barcode' | 'category' | 'kind' | 'price' | 'minMilli'> & {
  /** What is in stock now, in thousandths; `undefined` leaves it as it is. */
  readonly stockMilli: number | undefined
}

/**
 * Saves a new item, or changes `before`, and resolves to it after it is on disk. A quantity that differs from what the
 * store has becomes a movement of its own (`initial` or `adjustment`), never a silent change.
 */
export async function saveItem(
  store: ShopStore,
  { stockMilli, ...form }: ItemForm,
  now: number,
  before?: Item,
): Promise<Item> {
  const id = before?.id ?? newId(now)
  let saved: Item | undefined
  await store.mutate(async (tx) => {
    const [current, stock] = await Promise.all([
      tx.get('items', id),
      tx.get('stock', stockId(id, MAIN_STORE)),
    ])
    const last = current ?? before
    const base =
      last === undefined
        ? { codes: [], supplier: '', cost: null, description: '', addedAt: now }
        : renamed(last, form.name, now)
    saved = { ...base, ...form, id, updatedAt: now }
    const had = stock?.milli
    const isCounted = form.kind === 'product' && stockMilli !== undefined && stockMilli !== had
    const counted = isCounted ? countStock(saved, stockMilli, had, now) : []
    return { changes: [put('items', saved), ...counted] }
  })
  return saved as unknown as Item
}

function countStock(item: Item, milli: number, had: number | undefined, now: number): Change[] {
  const stock = { id: stockId(item.id, MAIN_STORE), itemId: item.id, storeId: MAIN_STORE, milli }
  const movement = {
    id: newId(now),
    at: now,
    type: had === undefined ? ('initial' as const) : ('adjustment' as const),
    itemId: item.id,
    name: item.name,
    milli: milli - (had ?? 0),
    price: null,
    total: 0,
    storeId: MAIN_STORE,
  }
  return [put('stock', stock), put('movements', movement)]
}
