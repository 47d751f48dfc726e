import type { ShopDraft } from './new-shop.ts'

/** A person changed a part of the shop that is being set up. */
export class DraftChangedEvent extends Event {
  readonly change: Partial<ShopDraft>

  constructor(change: Partial<ShopDraft>) {
    super('draft-changed', { bubbles: true, composed: true })
    this.change = change
  }
}

declare global {
  interface HTMLElementEventMap {
    'draft-changed': DraftChangedEvent
  }
}
