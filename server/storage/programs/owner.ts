import { run, statement, type Program } from '../statement.ts'

const confirm = statement<{ shop: string; device: string; until: number }>()(({ db, arg }) =>
  db
    .updateTable('devices')
    .set({ owner_until: arg('until') })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device'))
    .where('revoked_at', 'is', null),
)

/** Lets the owner act from this device until then; false when the device was revoked meanwhile. */
export function* confirmOwner(shop: string, device: string, until: number): Program<boolean> {
  return (yield* run(confirm, { shop, device, until })) > 0
}
