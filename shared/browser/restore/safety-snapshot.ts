import type { Device } from '../device.ts'
import { ifThere } from '../if-there.ts'
import { GenerationDb } from '../store/generation-db.ts'

/**
 * Cuts what the fenced shop holds into a labelled snapshot, which is kept until the server has it (engine 24, step 3). Does
 * nothing without a shop, in one that never held anything, and when its data vanished (engine 29).
 */
export async function safetySnapshot(device: Device, fence: string): Promise<void> {
  const { active } = await device.boot.state()
  if (active === undefined || (await isEmpty(active))) return
  const shop = await device.shop()
  await shop.cut({ trigger: 'pre_restore', label: 'pre-restore', force: true, fence })
}

async function isEmpty(generation: number): Promise<boolean> {
  const db = await ifThere(() => GenerationDb.open(generation))
  if (db === undefined) return true
  try {
    return await db.run(['meta'], 'read', async (tx) => {
      const [state, tops] = await Promise.all([tx.meta('state'), tx.meta('tops')])
      return state?.seq === 0 && Object.keys(tops ?? {}).length === 0
    })
  } finally {
    db.close()
  }
}
