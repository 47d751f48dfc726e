import { openBoot } from '../../../shared/browser/boot/open-boot.ts'
import { openShop } from '../../../shared/browser/store/open-shop.ts'
import { stockId } from '../../../shared/records/stock.ts'
import { COLLECTION_NAMES } from '../../../shared/sections.ts'
import type { ShopFacts } from './shop-facts.ts'

/** Reads the facts of this device's shop; a cut makes sure that the root names all of them. */
async function readShop(itemId: string): Promise<ShopFacts> {
  const boot = await openBoot()
  const store = await openShop(boot)
  const { root } = await store.cut({ trigger: 'manual' })
  const counts = await Promise.all(
    COLLECTION_NAMES.map(async (name) => [name, await store.count(name)] as const),
  )
  const balances = (await store.range('balances')).map((balance) => [balance.id, balance.owed] as const)
  const stock = await store.get('stock', stockId(itemId, 'main'))
  const newest = await store.range('invoices', { reverse: true, limit: 5 })
  const { identity } = await boot.state()
  store.close()
  boot.close()
  return {
    root,
    counts: Object.fromEntries(counts),
    stock: stock?.milli,
    balances: Object.fromEntries(balances),
    lastNumbers: newest.map(({ number }) => number),
    lineage: identity?.lineage ?? '',
    letter: identity?.letter ?? '',
  }
}

Object.assign(globalThis, { readShop })
