import { PosError } from '../../errors.ts'
import type { Device } from '../device.ts'
import { giveUpFlip } from '../flip.ts'
import { lockName, withLock } from '../locks.ts'

const SILENT_MS = 60_000

/**
 * Lifts the fence of a restore or import that was cut short. Throws `restore_running` while one is alive; one that has given no
 * sign of life for a minute loses its lock, because a person asked for it (engine 22).
 */
export async function giveUpRestore(device: Device): Promise<void> {
  const { boot, locks } = device
  const done = await withLock(boot, 'restore', async () => (await giveUpFlip(boot), true), {
    whenBusy: 'skip',
    locks,
  })
  if (done === true) return
  const beat = await boot.readLock('restore')
  if (beat !== undefined && device.now() - beat.at < SILENT_MS)
    throw new PosError('restore_running', 'a restore or import is still at work')
  await locks.request(lockName('restore'), { steal: true }, () => giveUpFlip(boot))
}
