import { emptyGeneration } from '../account/create-shop.ts'
import type { Device } from '../device.ts'
import { forgetBackOff } from '../sending/back-off.ts'

/** Ends a joining: a shop which has no backup yet gets an empty generation; with backups, restoring makes it. */
export async function settleIn(device: Device): Promise<void> {
  await forgetBackOff(device.boot)
  const { active, identity } = await device.boot.state()
  if (active !== undefined || identity === undefined || (await device.api.backups()).length > 0) return
  const generation = await emptyGeneration(device.boot, identity.lineage)
  await device.boot.update((now) => (now.active === undefined ? { active: generation } : undefined))
}
