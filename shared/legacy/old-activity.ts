import { nameAt } from '../records/item.ts'
import { MAIN_STORE, type Movement, type MovementType } from '../records/stock.ts'
import { isoText } from './old-date.ts'
import type { JoinedDocument, JoinedItem } from './joins.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { currencyOf, milliOf, minorOf, moneyOf, oldAmount, textOf } from './old-value.ts'

/** What an old log entry is joined to. */
export interface MovementJoins {
  readonly id: string
  readonly at: number
  readonly item: JoinedItem | undefined
  readonly docId: string | undefined
}

/** What the document and the item that a movement names say about it. */
export interface MovementFacts {
  readonly document: JoinedDocument | undefined
  readonly item: JoinedItem | undefined
}

const TYPES = new Set<unknown>(['sale', 'return', 'initial', 'adjustment', 'transfer', 'service'])

/** A movement made from an old log entry, or `undefined` for a kind of entry that we do not know. */
export function movementFrom(old: OldObject, joins: MovementJoins): Movement | undefined {
  if (!TYPES.has(old['type'])) return undefined
  const type = old['type'] as MovementType
  const details = isObject(old['details']) ? old['details'] : {}
  const currency = currencyOf(details['currency'])
  const quantity = milliOf(old['quantity']) ?? 0
  const docNumber = details['invoiceNumber']
  const name = textOf(old['itemName'])
  return {
    id: joins.id,
    at: joins.at,
    type,
    ...(joins.item === undefined ? {} : { itemId: joins.item.id }),
    ...(joins.item?.name === name ? {} : { name }),
    milli: goesOut(type) ? 0 - quantity : quantity,
    price: moneyOf(old['price'], currency),
    total: minorOf(old['total'], currency) ?? 0,
    ...(joins.docId === undefined ? {} : { docId: joins.docId }),
    ...(typeof docNumber === 'string' ? { docNumber: textOf(docNumber) } : {}),
    storeId: MAIN_STORE,
  }
}

/** A movement as the old POS would have written it, without the `id` that it drew by chance. */
export function oldActivityOf(movement: Movement, { document, item }: MovementFacts): OldObject {
  const { type, price, docNumber } = movement
  const currency = price?.currency ?? 'USD'
  const entry = {
    timestamp: isoText(movement.at),
    type,
    itemName: movement.name ?? (item === undefined ? '' : nameAt(item, movement.at)),
    quantity: (goesOut(type) ? 0 - movement.milli : movement.milli) / 1000,
    price: price === null ? null : oldAmount(price.amount, currency),
  }
  if (type === 'initial') return { ...entry, description: 'Initial stock entry', user: 'System' }
  return {
    ...entry,
    total: oldAmount(movement.total, currency),
    itemType: type === 'service' ? 'service' : 'product',
    details: {
      ...(docNumber === undefined ? {} : { invoiceNumber: docNumber }),
      customer: document?.customer ?? '',
      paymentMethod: document?.paymentMethod ?? '',
      currency,
      barcode: item?.oldBarcode ?? '',
      note: '',
    },
  }
}

function goesOut(type: MovementType): boolean {
  return type === 'sale' || type === 'service'
}
