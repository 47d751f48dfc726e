import type { DatabaseSync } from 'node:sqlite'
import { traceBad } from '../../server/backups/healing/trace-bad.ts'
import { scrubShop } from '../../server/backups/scrub/scrub-shop.ts'
import type { World } from './test-world.ts'

/** Breaks every stored leaf or node, as a dying disk does, and lets the server find out. */
export async function damage(world: World, db: DatabaseSync, shop: string, type: 'l' | 'n'): Promise<void> {
  const sql = "update sonic_objects set body = substr(body, 1, length(body) - 9) where id like ?||'%'"
  if (db.prepare(sql).run(type).changes === 0) throw new Error('there is nothing to break')
  const parts = { storage: world.server.storage.upkeep.scrub, now: () => 1, pause: async () => {} }
  let place = { after: '', day: 0 }
  for (let day = 0; day < 30; day += 1) place = (await scrubShop(parts, shop, place)).place
  if ((await traceBad(parts, shop)) === 0) throw new Error('the server has not found out')
}
