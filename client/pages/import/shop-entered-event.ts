import type { NewShop } from '../../../shared/browser/engine-api.ts'

/** Somebody typed into the form of the new shop. */
export class ShopEnteredEvent extends Event {
  /** The shop, once the form is complete. */
  readonly shop: NewShop | undefined
  /** What is missing; empty when nothing is. */
  readonly blocked: string

  constructor(shop: NewShop | undefined, blocked: string) {
    super('shop-entered')
    this.shop = shop
    this.blocked = blocked
  }
}

declare global {
  interface HTMLElementEventMap {
    'shop-entered': ShopEnteredEvent
  }
}
