import { MINOR_UNITS, type Currency } from '../../../shared/money.ts'
import type { Item, ItemKind } from '../../../shared/records/item.ts'
import type { ItemForm } from '../../data/edit-item.ts'
import { parseMoney } from '../../i18n/money.ts'
import { parseNumber } from '../../i18n/numbers.ts'

/** An item as it is typed: texts as they stand in the fields. */
export interface ItemDraft {
  readonly name: string
  readonly barcode: string
  readonly category: string
  readonly kind: ItemKind
  readonly price: string
  readonly currency: Currency
  readonly stock: string
  readonly minimum: string
}

/** A field of the form that is typed into. */
export type DraftField = 'name' | 'barcode' | 'category' | 'price' | 'stock' | 'minimum'

/** The draft of an item, or of a new one that begins with what is known of it. `stock` in thousandths. */
export function draftOf(
  item: Item | undefined,
  stock: number | undefined,
  start: { readonly name: string; readonly barcode: string; readonly currency: Currency },
): ItemDraft {
  if (item === undefined)
    return { ...start, category: '', kind: 'product', price: '', stock: '', minimum: '' }
  const { name, barcode, category, kind, price, minMilli } = item
  return {
    name,
    barcode,
    category,
    kind,
    price: price === null ? '' : String(price.amount / MINOR_UNITS[price.currency]),
    currency: price?.currency ?? start.currency,
    stock: stock === undefined ? '' : String(stock / 1000),
    minimum: minMilli === 0 ? '' : String(minMilli / 1000),
  }
}

/** What the draft says, or the first field that says nothing sensible. Digits of all three scripts are read. */
export function readDraft(draft: ItemDraft): { readonly form?: ItemForm; readonly wrong?: DraftField } {
  const { currency, kind } = draft
  if (draft.name.trim() === '') return { wrong: 'name' }
  const amount = draft.price.trim() === '' ? null : parseMoney(draft.price, currency)
  if (amount === undefined || (amount !== null && amount < 0)) return { wrong: 'price' }
  const stock = milliOf(draft.stock)
  if (stock === null) return { wrong: 'stock' }
  const minimum = milliOf(draft.minimum)
  if (minimum === null || (minimum ?? 0) < 0) return { wrong: 'minimum' }
  return {
    form: {
      name: draft.name,
      barcode: draft.barcode.trim(),
      category: draft.category.trim(),
      kind,
      price: amount === null ? null : { amount, currency },
      minMilli: minimum ?? 0,
      stockMilli: kind === 'service' ? undefined : stock,
    },
  }
}

/** Thousandths, `undefined` for an empty field, `null` for what is no figure. */
function milliOf(text: string): number | undefined | null {
  if (text.trim() === '') return undefined
  const value = parseNumber(text)
  return value === undefined ? null : Math.round(value * 1000)
}
