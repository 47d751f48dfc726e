import { openDevice, type DeviceParts } from './device.ts'
import type { WakeReason } from './engine-api.ts'
import { runOnce } from './engine/run-once.ts'

/**
 * Opens the device, cuts when that is due, sends everything unsent, and lets go again: what the service worker does. False when
 * something still waits, so that the browser tries again later. Throws when the device's storage is in trouble.
 */
export async function backUpOnce(reason: WakeReason, parts: DeviceParts = {}): Promise<boolean> {
  const device = await openDevice(parts)
  try {
    const { active } = await device.boot.state()
    if (active === undefined) return true
    const sent = await runOnce(device, reason)
    return sent.kind === 'sent' || sent.kind === 'no_account'
  } finally {
    device.close()
  }
}
