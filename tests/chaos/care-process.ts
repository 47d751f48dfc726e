import { collectShop, purgeShop } from '../../server/backups/gc/collect-shop.ts'
import { openStorage } from '../../server/storage/open-storage.ts'

/**
 * A process that deletes, purges and collects in one shop without end, so that it can be killed in the midst of it.
 * Arguments: the SQLite file, the shop. The owner's choice in the database says what goes.
 */
const [path = '', shop = ''] = process.argv.slice(2)
const storage = await openStorage({ kind: 'sqlite', path })
const parts = { storage: storage.upkeep.gc, now: () => 1, pause: async () => {}, atOnce: 4 }
process.stdout.write('begun\n')
for (;;) {
  await storage.retention.retain(shop, Date.now())
  await purgeShop(parts, shop, Number.MAX_SAFE_INTEGER)
  await collectShop(parts, shop, Number.MAX_SAFE_INTEGER)
}
