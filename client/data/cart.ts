import type { ClockReading } from '../../shared/clock.ts'
import { newId } from '../../shared/ids.ts'
import type { Currency, Money } from '../../shared/money.ts'
import type { Discount } from '../../shared/records/invoice.ts'
import type { Item } from '../../shared/records/item.ts'
import type { DraftLine, SaleDraft } from '../../shared/rules/sale.ts'

/** A cart as it is kept on this device: the draft of a sale, and since when it waits on hold. */
export interface Cart extends SaleDraft {
  /** ms UTC of being put aside; absent while someone is working on it. */
  readonly heldAt?: number
  /** Present when the clock could not be right as the document id was drawn (engine 7). */
  readonly clock?: 'suspect'
}

/** A cart whose payment has been opened. */
export type PayableCart = Cart & { readonly documentId: string }

/** A cart after a line was touched, and which line. */
export interface CartStep {
  readonly cart: Cart
  readonly index: number
}

/** What a new cart begins with. */
export interface CartStart {
  /** ms UTC. */
  readonly now: number
  /** The currency of the bill. */
  readonly currency: Currency
}

/** One piece, in thousandths. */
export const ONE = 1000
const MAX_MILLI = 1_000_000 * ONE

/** No discount. */
export const NO_DISCOUNT: Discount = { type: 'amount', value: 0 }

/**
 * Puts `milli` of an item into the cart: more of the line that has it at the item's own price and nothing special,
 * else a line of its own at the end. `cart` absent starts a new one: its draft id is drawn with the first line.
 */
export function addItem(cart: Cart | undefined, item: Item, start: CartStart, milli = ONE): CartStep {
  const index = cart?.lines.findIndex((line) => isPlainLineOf(line, item)) ?? -1
  const line = cart?.lines[index]
  if (cart !== undefined && line !== undefined)
    return { cart: setMilli(cart, index, line.milli + milli), index }
  return addLine(cart, lineOf(item, milli, start.currency), start)
}

/** Puts a line at the end, such as free text. Draws the draft id when it is the first. */
export function addLine(cart: Cart | undefined, line: DraftLine, { now, currency }: CartStart): CartStep {
  const base = cart ?? { id: newId(now), createdAt: now, currency, lines: [], discount: NO_DISCOUNT }
  return { cart: { ...base, lines: [...base.lines, line] }, index: base.lines.length }
}

/** A line of free text: no item, no stock. */
export function freeLine(name: string, price: Money, milli = ONE): DraftLine {
  return { barcode: '', name, kind: 'service', milli, price }
}

/** Sets a line's quantity in thousandths, between one thousandth and a million pieces; other values change nothing. */
export function setMilli(cart: Cart, index: number, milli: number): Cart {
  if (!Number.isSafeInteger(milli) || milli < 1 || milli > MAX_MILLI) return cart
  return withLine(cart, index, (line) => ({ ...line, milli }))
}

/** Sets the price of one piece. */
export function setPrice(cart: Cart, index: number, price: Money): Cart {
  return withLine(cart, index, (line) => ({ ...line, price }))
}

/** Sets or, with `undefined`, takes away a line's discount. */
export function setLineDiscount(cart: Cart, index: number, discount: Discount | undefined): Cart {
  return withLine(cart, index, (line) =>
    discount === undefined ? without(line, 'discount') : { ...line, discount },
  )
}

/** Sets or, with an empty text, takes away a line's note. */
export function setLineNote(cart: Cart, index: number, note: string): Cart {
  return withLine(cart, index, (line) => (note === '' ? without(line, 'note') : { ...line, note }))
}

/** Takes a line out. `putBack` undoes it. */
export function removeLine(cart: Cart, index: number): Cart {
  return { ...cart, lines: cart.lines.toSpliced(index, 1) }
}

/** Puts a removed line back where it was. */
export function putBack(cart: Cart, index: number, line: DraftLine): Cart {
  return { ...cart, lines: cart.lines.toSpliced(index, 0, line) }
}

/** Sets the discount on the whole bill. */
export function setDiscount(cart: Cart, discount: Discount): Cart {
  return { ...cart, discount }
}

/** Chooses the customer, or nobody. */
export function setCustomer(cart: Cart, customerId: string | undefined): Cart {
  return customerId === undefined ? without(cart, 'customerId') : { ...cart, customerId }
}

/** The cart with the id that its document will have; drawn anew each time payment opens (engine 8). */
export function drawDocument(cart: Cart, { at, clock }: ClockReading): PayableCart {
  return { ...without(cart, 'clock'), documentId: newId(at), ...(clock !== undefined && { clock }) }
}

/** Puts the cart aside. */
export function hold(cart: Cart, now: number): Cart {
  return { ...cart, heldAt: now }
}

/** Takes a cart from hold. */
export function resume(cart: Cart): Cart {
  return without(cart, 'heldAt')
}

/** How many pieces of each item the cart has, in thousandths, by item id. */
export function piecesByItem(cart: Cart | undefined): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>()
  for (const { itemId, milli } of cart?.lines ?? [])
    if (itemId !== undefined) pieces.set(itemId, (pieces.get(itemId) ?? 0) + milli)
  return pieces
}

/** The number of pieces, for "6 items": whole pieces are counted, a weighed line counts as one. */
export function pieceCount(cart: Cart | undefined): number {
  return (cart?.lines ?? []).reduce((sum, { milli }) => sum + (milli % ONE === 0 ? milli / ONE : 1), 0)
}

function lineOf(item: Item, milli: number, currency: Currency): DraftLine {
  const price = item.price ?? { amount: 0, currency }
  return { itemId: item.id, barcode: item.barcode, name: item.name, kind: item.kind, milli, price }
}

function isPlainLineOf(line: DraftLine, item: Item): boolean {
  if (line.itemId !== item.id || line.discount !== undefined || line.note !== undefined) return false
  const price = item.price
  return price === null || (line.price.amount === price.amount && line.price.currency === price.currency)
}

function withLine(cart: Cart, index: number, change: (line: DraftLine) => DraftLine): Cart {
  const line = cart.lines[index]
  return line === undefined ? cart : { ...cart, lines: cart.lines.with(index, change(line)) }
}

function without<T extends object, Key extends keyof T>(value: T, key: Key): Omit<T, Key> {
  const copy: Partial<T> = { ...value }
  delete copy[key]
  return copy as Omit<T, Key>
}
