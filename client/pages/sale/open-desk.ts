import type { Boot } from '../../../shared/browser/boot.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import type { Catalog } from '../../data/catalog.ts'
import { ClockWatch } from '../../data/clock-watch.ts'
import { Drafts } from '../../data/drafts.ts'
import { SaleDesk } from './sale-desk.ts'

declare const __BUILT_AT__: number | undefined

let current: { readonly store: ShopStore; readonly desk: Promise<SaleDesk> } | undefined

/**
 * The one desk of this tab for the open shop; leaving the Sale and coming back finds the same cart. When the shop was
 * opened anew (after a restore), the desk before gives its cart up first, so that the new one can take it.
 */
export function deskOf(store: ShopStore, catalog: Catalog, boot: Boot): Promise<SaleDesk> {
  if (current?.store === store) return current.desk
  const before = current?.desk
  const desk = openDesk(before, store, catalog, boot)
  current = { store, desk }
  desk.catch(() => {
    if (current?.desk === desk) current = undefined
  })
  return desk
}

async function openDesk(
  before: Promise<SaleDesk> | undefined,
  store: ShopStore,
  catalog: Catalog,
  boot: Boot,
): Promise<SaleDesk> {
  await before?.then(
    (desk) => desk.close(),
    () => undefined,
  )
  const [drafts, state] = await Promise.all([Drafts.open(store), boot.state()])
  const builtAt = typeof __BUILT_AT__ === 'number' ? __BUILT_AT__ : 0
  const clock = new ClockWatch({ store, boot, builtAt })
  // A wrong clock is asked about before the first bill, and the first bill looks again.
  void clock.read().catch(() => undefined)
  return new SaleDesk({ store, catalog, drafts, letter: state.identity?.letter ?? '', clock })
}
