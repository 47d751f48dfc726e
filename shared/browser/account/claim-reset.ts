import { PosError } from '../../errors.ts'
import { KDF, newSalt, passwordSecrets } from '../../keys/password.ts'
import type { Boot } from '../boot.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { enterShop, heldShop, joiningDevice, joinWithSeries } from './join-shop.ts'
import { putPasswordSlot } from './password-slot.ts'

/** A forgotten password, the operator's code as typed, and the password that counts from now on. */
export interface ResetByCode {
  readonly login: string
  readonly code: string
  readonly newPassword: string
  /** For a device that the shop does not know yet. */
  readonly deviceName: string
}

/**
 * Sets a new password by the operator's code and joins the shop, as `signIn` does. Throws `reset_unknown`, `rate_limited`, `network`,
 * and `shop_mismatch` when this device holds another shop. When the answer was lost, signing in with the new password does it.
 */
export async function claimReset(
  boot: Boot,
  api: ServerApi,
  { login, code, newPassword, deviceName }: ResetByCode,
): Promise<{ shopId: string; shopName: string }> {
  const salt = newSalt()
  const secrets = await passwordSecrets(newPassword, salt)
  const state = await boot.state()
  const device = joiningDevice(state, deviceName)
  const answer = await joinWithSeries(boot, device, (claim) =>
    api.claimReset({ login, code, newAuth: secrets.auth, salt, kdf: KDF, device: claim, ...heldShop(state) }),
  )
  const entered = await enterShop(boot, { answer, login, device }, () => {
    throw new PosError('key_missing', 'the server sent no key')
  })
  await putPasswordSlot(boot, api, { answer, secrets, salt, kdf: KDF })
  return entered
}
