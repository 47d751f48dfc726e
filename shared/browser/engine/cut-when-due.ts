import { dueForCut, type CutOccasion } from '../cut/due-for-cut.ts'
import type { BootState } from '../boot.ts'
import type { Device } from '../device.ts'
import { parseBackOff } from '../sending/back-off.ts'
import { outboxStore } from '../sending/outbox-store.ts'
import { GenerationDb } from '../store/generation-db.ts'

/**
 * Cuts when a trigger of engine 14 says so, and when the server lacks the state that the last cut gave (first backup of a
 * lineage, a snapshot that could not be sent). True when there was a cut. Throws as `ShopStore.cut`.
 */
export async function cutWhenDue(device: Device, event?: CutOccasion['event']): Promise<boolean> {
  const state = await device.boot.state()
  if (state.active === undefined) return false
  const shop = await device.shop()
  const trigger = dueForCut(await shop.hotSize(), {
    now: device.now(),
    isServerReachable: isServerReachable(state),
    ...(event === undefined ? {} : { event }),
  })
  if (trigger !== undefined) await shop.cut({ trigger })
  if (state.token === undefined || !(await lacksSnapshot(state, shop.generation)))
    return trigger !== undefined
  await shop.cut({ trigger: trigger ?? 'auto', force: true })
  return true
}

/** True when the server answered last time and the device knows of no lost connection. */
export function isServerReachable(state: BootState): boolean {
  const isOnline = (globalThis.navigator as { onLine?: boolean } | undefined)?.onLine !== false
  return isOnline && state.token !== undefined && parseBackOff(state.extra) === undefined
}

/** True when nothing waits to be sent and the server's head is not what this generation last cut. */
async function lacksSnapshot(state: BootState, generation: number): Promise<boolean> {
  const db = await GenerationDb.open(generation)
  try {
    const outbox = outboxStore(db)
    if ((await outbox.rows()).length > 0) return false
    const [acked, line] = await Promise.all([
      outbox.acked(),
      db.run(['meta'], 'read', (tx) => tx.meta('line')),
    ])
    const isOfLineage = acked?.lineage === state.identity?.lineage
    return acked === undefined || !isOfLineage || (line !== undefined && line.root !== acked.root)
  } finally {
    db.close()
  }
}
