import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newId } from '../../shared/ids.ts'
import { renamed, type Item } from '../../shared/records/item.ts'
import { put, readRecords } from '../../shared/rules/change.ts'
import { postStockCount, stockCountReads } from '../../shared/rules/post-stock-count.ts'

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
    const [current, records] = await Promise.all([tx.get('items', id), readRecords(tx, stockCountReads(id))])
    const last = current ?? before
    const base =
      last === undefined
        ? { codes: [], supplier: '', cost: null, description: '', addedAt: now }
        : renamed(last, form.name, now)
    saved = { ...base, ...form, id, updatedAt: now }
    const isCounted = form.kind === 'product' && stockMilli !== undefined
    const count = isCounted ? { movementId: newId(now), item: saved, milli: stockMilli } : undefined
    const counted = count === undefined ? [] : postStockCount(count, records)
    return { changes: [put('items', saved), ...counted] }
  })
  return saved as unknown as Item
}
