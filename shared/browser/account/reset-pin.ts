import { PosError } from '../../errors.ts'
import { makePin } from '../../keys/pin.ts'
import { ownerOf } from '../../records/staff.ts'
import type { Device } from '../device.ts'
import type { Secret } from '../engine-api.ts'
import { identityOf, rawKeyOf } from './key-slots.ts'
import { signIn } from './sign-in.ts'

/**
 * Gives a member of staff (the owner when no id is given) a new PIN. Proven by the recovery code or the password, by a slot on this
 * device; a password that was changed elsewhere is proven by signing in. Throws `wrong_secret`, `wrong_login`, `wrong_pin` (not
 * 4 to 12 digits), `not_found` (no such person).
 */
export async function resetPin(
  device: Device,
  secret: Secret,
  newPin: string,
  staffId?: string,
): Promise<void> {
  const { keys } = await device.boot.state()
  if (keys === undefined) throw new PosError('key_missing', 'this device has not the key of the shop')
  const pin = await makePin(keys, newPin)
  await prove(device, secret)
  const shop = await device.shop()
  const staff = await shop.range('staff')
  const person = staffId === undefined ? ownerOf(staff) : staff.find(({ id }) => id === staffId)
  if (person === undefined) throw new PosError('not_found', 'there is no such person', { field: 'staffId' })
  await shop.mutate(async (tx) => {
    const now = await tx.get('staff', person.id)
    if (now === undefined) throw new PosError('not_found', 'there is no such person', { field: 'staffId' })
    return { changes: [{ collection: 'staff', id: now.id, value: { ...now, pin } }] }
  })
}

async function prove(device: Device, secret: Secret): Promise<void> {
  const state = await device.boot.state()
  try {
    await rawKeyOf(state, secret)
  } catch (error) {
    const { login, deviceName } = identityOf(state)
    const mayBeNewer =
      error instanceof PosError && (error.code === 'wrong_secret' || error.code === 'no_slot')
    if (!mayBeNewer || !('password' in secret) || login === undefined) throw error
    await signIn(device.boot, device.api, { login, password: secret.password, deviceName })
  }
}
