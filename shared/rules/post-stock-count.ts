import { timeOf } from '../ids.ts'
import { MAIN_STORE, stockId } from '../records/stock.ts'
import { put, type Change, type RecordKey, type RecordLookup } from './change.ts'
import { postTotals, TOTALS_KEY } from './post-totals.ts'

/** How much of an item somebody counted. */
export interface StockCount {
  /** UUIDv7: the id of the movement, and its time. */
  readonly movementId: string
  readonly item: { readonly id: string; readonly name: string }
  /** Thousandths that are there now. */
  readonly milli: number
  readonly storeId?: string
}

/** The records that `postStockCount` must see, to be read in the writing transaction. */
export function stockCountReads(itemId: string, storeId: string = MAIN_STORE): readonly RecordKey[] {
  return [{ collection: 'stock', id: stockId(itemId, storeId) }, TOTALS_KEY]
}

/**
 * What a count writes: the stock as counted and the movement that leads there, `initial` where nothing was known before and
 * `adjustment` afterwards. Nothing when the store has exactly that.
 */
export function postStockCount(count: StockCount, records: RecordLookup): readonly Change[] {
  const { movementId, item, milli, storeId = MAIN_STORE } = count
  const id = stockId(item.id, storeId)
  const before = records.get('stock', id)
  if (before?.milli === milli) return []
  const moved = milli - (before?.milli ?? 0)
  return [
    put('stock', { ...before, id, itemId: item.id, storeId, milli }),
    put('movements', {
      id: movementId,
      at: timeOf(movementId),
      type: before === undefined ? 'initial' : 'adjustment',
      itemId: item.id,
      name: item.name,
      milli: moved,
      price: null,
      total: 0,
      storeId,
    }),
    ...postTotals(records, { stockMilli: moved }),
  ]
}
