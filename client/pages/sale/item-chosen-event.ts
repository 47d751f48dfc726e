import type { Item } from '../../../shared/records/item.ts'

/** Someone tapped an item to sell. */
export class ItemChosenEvent extends Event {
  readonly item: Item

  constructor(item: Item) {
    super('item-chosen', { bubbles: true, composed: true })
    this.item = item
  }
}

declare global {
  interface HTMLElementEventMap {
    'item-chosen': ItemChosenEvent
  }
}
