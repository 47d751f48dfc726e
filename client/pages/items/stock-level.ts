import type { Item } from '../../../shared/records/item.ts'

/** How much there is of an item: `uncounted` for services and for what was never counted. */
export type StockLevel = 'enough' | 'low' | 'out' | 'uncounted'

/** Which items a list shows. */
export type StockFilter = 'all' | 'low' | 'out'

/** The level at `milli` thousandths in stock. */
export function levelOf(item: Item, milli: number | undefined): StockLevel {
  if (item.kind === 'service' || milli === undefined) return 'uncounted'
  if (milli <= 0) return 'out'
  return milli <= item.minMilli ? 'low' : 'enough'
}

/** The items of a filter, in the same order. */
export function filterItems(
  items: readonly Item[],
  filter: StockFilter,
  stock: { stockOf(itemId: string): number | undefined },
): readonly Item[] {
  return filter === 'all' ? items : items.filter((item) => levelOf(item, stock.stockOf(item.id)) === filter)
}
