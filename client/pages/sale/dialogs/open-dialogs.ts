import type { ShopStore } from '../../../../shared/browser/shop-store.ts'
import type { Item } from '../../../../shared/records/item.ts'
import type { SaleDesk } from '../sale-desk.ts'
import type { AmountParams } from './amount-dialog.ts'
import { showDialog } from './show-dialog.ts'

/** Asks for an amount, a discount or a quantity. */
export async function openAmount(host: ParentNode, desk: SaleDesk, params: AmountParams): Promise<void> {
  await import('./amount-dialog.ts')
  await showDialog(host, Object.assign(document.createElement('amount-dialog'), { params }), desk)
}

/** Asks for a line of free text. */
export async function openFreeLine(host: ParentNode, desk: SaleDesk, name: string): Promise<void> {
  await import('./free-line-dialog.ts')
  await showDialog(host, Object.assign(document.createElement('free-line-dialog'), { desk, name }), desk)
}

/** Chooses or adds a customer. */
export async function openCustomer(host: ParentNode, desk: SaleDesk, store: ShopStore): Promise<void> {
  await import('./customer-dialog.ts')
  await showDialog(host, Object.assign(document.createElement('customer-dialog'), { desk, store }), desk)
}

/** Shows the carts on hold. */
export async function openHeld(host: ParentNode, desk: SaleDesk): Promise<void> {
  await import('./held-dialog.ts')
  await showDialog(host, Object.assign(document.createElement('held-dialog'), { desk }), desk)
}

/** Several items carry the scanned code: which one? */
export async function openSeveral(
  host: ParentNode,
  params: { desk: SaleDesk; code: string; items: readonly Item[]; choose: (item: Item) => void },
): Promise<void> {
  await import('./several-dialog.ts')
  await showDialog(host, Object.assign(document.createElement('several-dialog'), params), params.desk)
}
