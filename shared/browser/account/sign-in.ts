import { passwordSecrets, type PasswordSecrets } from '../../keys/password.ts'
import { recoveryAuth } from '../../keys/recovery-auth.ts'
import { pinKeyOf } from '../../keys/shop-keys.ts'
import { openSlots } from '../../keys/slots.ts'
import type { Boot } from '../boot.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { enterShop, heldShop, joiningDevice, joinWithSeries } from './join-shop.ts'
import { advance } from '../custody/key-change.ts'
import { rawKeyOf, slotsFrom } from './key-slots.ts'
import { putPasswordSlot } from './password-slot.ts'
import { slotsSent, unsentProof, unsentSlots } from './recovery-sheet.ts'

/**
 * Joins the login's shop: gets token, letter and key. A device that already holds this shop keeps its identity, name and everything
 * unsent. Throws `wrong_login`, `rate_limited`, `network`, and `shop_mismatch` when this device holds another shop.
 */
export async function signIn(
  boot: Boot,
  api: ServerApi,
  account: { login: string; password: string; deviceName: string },
): Promise<{ shopId: string; shopName: string }> {
  const { login, password } = account
  const params = await api.loginParams(login)
  const secrets = await passwordSecrets(password, params.salt, params.kdf)
  const device = joiningDevice(await boot.state(), account.deviceName)
  const answer = await joinWithSeries(boot, device, (claim) =>
    api.signIn({ login, auth: secrets.auth, device: claim }),
  )
  const shop = await enterShop(boot, { answer, login, device }, () =>
    openSlots(slotsFrom(answer.slots), answer, { password }),
  )
  await keepPinKey(boot, password)
  await putPasswordSlot(boot, api, { answer, secrets, ...params })
  await sendWaitingSlots(boot, api, secrets)
  return shop
}

/**
 * Joins the login's shop by its recovery code, as `signIn` does by the password, which stays as it is. Throws `bad_recovery_code`
 * (mistyped), `recovery_unknown`, `rate_limited`, `network`, and `shop_mismatch` when this device holds another shop.
 */
export async function signInByCode(
  boot: Boot,
  api: ServerApi,
  { login, code, deviceName }: { login: string; code: string; deviceName: string },
): Promise<{ shopId: string; shopName: string }> {
  const proof = await recoveryAuth(code)
  const state = await boot.state()
  const device = joiningDevice(state, deviceName)
  const answer = await joinWithSeries(boot, device, (claim) =>
    api.recover({ login, recoveryAuth: proof, device: claim, ...heldShop(state) }),
  )
  return enterShop(boot, { answer, login, device }, () =>
    openSlots(slotsFrom(answer.slots), answer, { code }),
  )
}

/** Forgets the token; everything else stays, unsent things too. */
export async function signOut(boot: Boot): Promise<void> {
  await boot.update(() => ({ token: null }))
}

/** A device that rebuilds its shop under another key goes on checking its PINs, when the password opens the key of before too. */
async function keepPinKey(boot: Boot, password: string): Promise<void> {
  const state = await boot.state()
  if (state.keyChange?.kind !== 'join') return
  const raw = await rawKeyOf(state, { password }).catch(() => undefined)
  if (raw === undefined) return
  const pinKey = await pinKeyOf(raw)
  await advance(boot, 'rebuilding', { pinKey })
}

/** A recovery slot that was made while no password was at hand goes to the server now. */
async function sendWaitingSlots(boot: Boot, api: ServerApi, secrets: PasswordSecrets): Promise<void> {
  const state = await boot.state()
  const slots = unsentSlots(state)
  if (slots.length === 0) return
  await api.putKeySlots({ auth: secrets.auth, slots, ...unsentProof(state) })
  await boot.update((now) => ({ extra: slotsSent(now) }))
}
