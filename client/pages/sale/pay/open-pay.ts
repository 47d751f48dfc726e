import type { ShopStore } from '../../../../shared/browser/shop-store.ts'
import type { EngineApi } from '../../../../shared/browser/engine-api.ts'
import { showDialog } from '../dialogs/show-dialog.ts'
import type { OpenPayment, SaleDesk } from '../sale-desk.ts'

/** Shows the payment. Its code loads the first time, or ahead by `preloadPay`. */
export async function openPay(
  host: ParentNode,
  params: { desk: SaleDesk; opened: OpenPayment; engine: EngineApi | undefined; store: ShopStore },
): Promise<void> {
  await preloadPay()
  await showDialog(host, Object.assign(document.createElement('pay-dialog'), params), params.desk)
}

/** Loads the code of the payment, so that it opens at once, also offline. */
export async function preloadPay(): Promise<void> {
  await import('./pay-dialog.ts')
}
