import type { Device } from '../device.ts'

/**
 * Cuts what the fenced shop holds into a labelled snapshot, which is kept until the server has it (engine 24, step 3). Does
 * nothing without a shop, or in one that never held anything.
 */
export async function safetySnapshot(
  device: Device,
  fence: string,
  trigger: 'pre_restore' | 'pre_import',
): Promise<void> {
  const { active } = await device.boot.state()
  if (active === undefined) return
  const shop = await device.shop()
  const { rows } = await shop.hotSize()
  if (rows === 0 && (await shop.count('settings')) === 0 && (await shop.count('invoices')) === 0) return
  await shop.cut({ trigger, label: trigger.replace('_', '-'), force: true, fence })
}
