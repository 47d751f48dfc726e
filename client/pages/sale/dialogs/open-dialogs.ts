import type { ShopStore } from '../../../../shared/browser/shop-store.ts'
import type { EngineApi } from '../../../../shared/browser/engine-api.ts'
import type { Item } from '../../../../shared/records/item.ts'
import type { OpenPayment, SaleDesk } from '../sale-desk.ts'
import type { AmountParams } from './amount-dialog.ts'

/** Shows the payment. Its code loads the first time, or ahead by `preloadPay`. */
export async function openPay(
  host: ParentNode,
  params: { desk: SaleDesk; opened: OpenPayment; engine: EngineApi | undefined; store: ShopStore },
): Promise<void> {
  await preloadPay()
  await show(host, Object.assign(document.createElement('pay-dialog'), params))
}

/** Loads the code of the payment, so that it opens at once, also offline. */
export async function preloadPay(): Promise<void> {
  await import('../pay/pay-dialog.ts')
}

/** Asks for an amount, a discount or a quantity. */
export async function openAmount(host: ParentNode, params: AmountParams): Promise<void> {
  await import('./amount-dialog.ts')
  await show(host, Object.assign(document.createElement('amount-dialog'), { params }))
}

/** Asks for a line of free text. */
export async function openFreeLine(host: ParentNode, desk: SaleDesk, name: string): Promise<void> {
  await import('./free-line-dialog.ts')
  await show(host, Object.assign(document.createElement('free-line-dialog'), { desk, name }))
}

/** Chooses or adds a customer. */
export async function openCustomer(host: ParentNode, desk: SaleDesk, store: ShopStore): Promise<void> {
  await import('./customer-dialog.ts')
  await show(host, Object.assign(document.createElement('customer-dialog'), { desk, store }))
}

/** Shows the carts on hold. */
export async function openHeld(host: ParentNode, desk: SaleDesk): Promise<void> {
  await import('./held-dialog.ts')
  await show(host, Object.assign(document.createElement('held-dialog'), { desk }))
}

/** Several items carry the scanned code: which one? */
export async function openSeveral(
  host: ParentNode,
  params: { desk: SaleDesk; code: string; items: readonly Item[]; choose: (item: Item) => void },
): Promise<void> {
  await import('./several-dialog.ts')
  await show(host, Object.assign(document.createElement('several-dialog'), params))
}

/** Resolves when the dialog has closed and is gone. */
async function show(host: ParentNode, dialog: HTMLElement): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    dialog.addEventListener('close', () => resolve(), { once: true })
  })
  host.append(dialog)
  await closed
  dialog.remove()
}
