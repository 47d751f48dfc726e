import { openBoot } from '../../../shared/browser/boot/open-boot.ts'
import { openShop } from '../../../shared/browser/store/open-shop.ts'
import type { Bills } from './bills.ts'

/** Reads the bills and the stock of this device's shop. Writes nothing. */
async function readBills(): Promise<Bills> {
  const boot = await openBoot()
  const store = await openShop(boot)
  try {
    const bills = await store.range('invoices')
    const stock = await store.range('stock')
    const { identity } = await boot.state()
    return {
      lineage: identity?.lineage ?? '',
      numbers: bills.map(({ number }) => number),
      ats: bills.map(({ at }) => at),
      clocks: bills.map(({ clock }) => clock),
      stock: Object.fromEntries(stock.map(({ itemId, milli }) => [itemId, milli])),
      drafts: (await store.drafts()).length,
      uncut: (await store.hotSize()).rows,
      waiting: (await store.unsent()).docs,
    }
  } finally {
    store.close()
    boot.close()
  }
}

Object.assign(globalThis, { readBills })
