/** What someone asked of the cart: of one line the first row, of the whole cart the second. */
export type CartAction =
  | 'open'
  | 'less'
  | 'more'
  | 'quantity'
  | 'price'
  | 'discount'
  | 'remove'
  | 'pay'
  | 'hold'
  | 'held'
  | 'customer'
  | 'bill-discount'
  | 'free-line'
  | 'discard'

/** Someone asked something of the cart. */
export class CartActionEvent extends Event {
  readonly action: CartAction
  /** The line, −1 for the whole cart. */
  readonly index: number

  constructor(action: CartAction, index = -1) {
    super('cart-action', { bubbles: true, composed: true })
    this.action = action
    this.index = index
  }
}

declare global {
  interface HTMLElementEventMap {
    'cart-action': CartActionEvent
  }
}
