import type { SignInAnswer, SignInRequest } from '../../api.ts'
import { PosError } from '../../errors.ts'
import { passwordSecrets, type PasswordSecrets } from '../../keys/password.ts'
import { deriveShopKeys, type ShopKeys } from '../../keys/shop-keys.ts'
import { openSlots } from '../../keys/slots.ts'
import { fromBase64Url } from '../../snapshot/bytes.ts'
import type { Boot, BootState } from '../boot.ts'
import { newId } from '../../ids.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { deviceOf } from './create-account.ts'
import { identityOf, slotsFrom, withSlot } from './key-slots.ts'
import { newSeries } from './number-series.ts'
import { SLOTS_UNSENT, unsentSlots } from './recovery-sheet.ts'

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
  const state = await boot.state()
  const device =
    state.identity === undefined ? { deviceId: newId(Date.now()), name: account.deviceName } : deviceOf(state)
  const answer = await signInWithSeries(boot, api, { login, auth: secrets.auth, device })
  if (state.identity !== undefined && state.identity.shopId !== answer.shopId) {
    throw new PosError('shop_mismatch', 'this device holds another shop')
  }
  const keys = state.keys ?? (await keysFrom(answer, password))
  await boot.update((now) => joined(now, answer, { keys, login, device }))
  await sendWaitingSlots(boot, api, secrets)
  return { shopId: answer.shopId, shopName: answer.name }
}

/** Forgets the token; everything else stays, unsent things too. */
export async function signOut(boot: Boot): Promise<void> {
  await boot.update(() => ({ token: null }))
}

function joined(
  now: BootState,
  answer: SignInAnswer,
  { keys, login, device }: { keys: ShopKeys; login: string; device: SignInRequest['device'] },
) {
  const identity = {
    shopId: answer.shopId,
    shopName: answer.name,
    deviceId: device.deviceId,
    deviceName: device.name,
    lineage: now.identity?.lineage ?? newId(Date.now()),
    letter: answer.letter,
    custody: answer.key === undefined ? ('private' as const) : ('managed' as const),
    keyEpoch: answer.keyEpoch,
    login,
  }
  const slots = unsentSlots(now).reduce(withSlot, slotsFrom(answer.slots))
  return { identity, token: answer.token, keys, slots, pendingKey: null }
}

async function keysFrom(answer: SignInAnswer, password: string): Promise<ShopKeys> {
  if (answer.key === undefined) {
    return deriveShopKeys(await openSlots(slotsFrom(answer.slots), answer, { password }))
  }
  const raw = fromBase64Url(answer.key)
  if (raw === undefined) throw new PosError('key_missing', 'the server sent no key')
  return deriveShopKeys(raw)
}

async function signInWithSeries(boot: Boot, api: ServerApi, request: SignInRequest): Promise<SignInAnswer> {
  try {
    return await api.signIn(request)
  } catch (error) {
    if (!(error instanceof PosError && error.code === 'series_taken')) throw error
    const series = newSeries()
    await boot.update((now) =>
      now.identity === undefined ? undefined : { identity: { ...identityOf(now), letter: series } },
    )
    return api.signIn({ ...request, device: { ...request.device, series } })
  }
}

/** A recovery slot that was made while no password was at hand goes to the server now. */
async function sendWaitingSlots(boot: Boot, api: ServerApi, secrets: PasswordSecrets): Promise<void> {
  const state = await boot.state()
  if (state.extra[SLOTS_UNSENT] !== true) return
  await api.putKeySlots({ auth: secrets.auth, slots: unsentSlots(state) })
  await boot.update(({ extra }) => ({ extra: { ...extra, [SLOTS_UNSENT]: false } }))
}
