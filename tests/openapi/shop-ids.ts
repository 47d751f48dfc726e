import { newId } from '../../shared/ids.ts'
import { idList, makeShop, makeSnapshot } from '../contract/made-shop.ts'
import type { ApiWorld, FullShop } from './api-world.ts'
import type { Ids } from './requests.ts'

/** What a shop of this world has. */
export function idsOf(world: ApiWorld, shop: FullShop): Ids {
  const made = shop.snapshots.at(-1)!
  const trail = world.rowsOf(shop.shopId)['audit'] ?? []
  const acts = trail.map((row) => (JSON.parse(row) as { id: string }).id).sort()
  return {
    device: shop.till.deviceId,
    shop: shop.shopId,
    snapshot: made.manifest.snapshotId,
    file: shop.files[0]!,
    lineage: shop.lineage,
    object: made.objects[0]!.id!,
    act: acts[1]!,
    login: shop.login,
    objects: made.objects.slice(0, 2),
    commit: [...made.frames, ...made.objects],
  }
}

/** Ids of the same form as `foreign` that no shop of this world has. */
export async function idsOfNobody({ server }: ApiWorld, foreign: Ids): Promise<Ids> {
  const shop = await makeShop()
  const collections = { sales: idList(12, 'of-c') }
  const made = await makeSnapshot(shop, { collections, seq: 3, parent: newId(server.clock.now) })
  return {
    device: newId(server.clock.now),
    shop: shop.shopId,
    snapshot: made.manifest.snapshotId,
    file: foreign.file.replace(/_\d\d-\d\d-\d\d\./, '_01-02-03.'),
    lineage: shop.lineage,
    object: made.objects[0]!.id!,
    act: foreign.act.replace(/.{6}$/, '000000'),
    login: `owner-${shop.shopId}`,
    objects: made.objects.slice(0, 2),
    commit: [...made.frames, ...made.objects],
  }
}

/** Headers in which servers have believed who somebody is. */
export function headersNaming(shop: FullShop): Record<string, string> {
  return {
    cookie: `sonic_shop=${encodeURIComponent(JSON.stringify({ shopId: shop.shopId, name: 'x' }))}; token=${shop.token}`,
    'x-admin-id': '1',
    'x-shop-id': shop.shopId,
    'x-device-id': shop.deviceId,
    'x-forwarded-user': shop.login,
  }
}
