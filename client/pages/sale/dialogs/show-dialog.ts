import type { SaleDesk } from '../sale-desk.ts'

/**
 * Puts a dialog into `host`; resolves when it has closed and is gone. It closes with its desk too: what is asked there belongs to
 * a shop that is not the open one any more (a restore in another tab).
 */
export async function showDialog(host: ParentNode, dialog: HTMLElement, desk: SaleDesk): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    dialog.addEventListener('close', () => resolve(), { once: true })
    desk.addEventListener('close', () => resolve(), { once: true })
  })
  host.append(dialog)
  await closed
  dialog.remove()
}
