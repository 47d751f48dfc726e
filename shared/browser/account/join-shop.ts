import type { SignInAnswer } from '../../api/account.ts'
import type { DeviceClaim } from '../../api/device.ts'
import { PosError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { deriveShopKeys, type ShopKeys } from '../../keys/shop-keys.ts'
import { type Bytes, fromBase64Url } from '../../snapshot/bytes.ts'
import type { Boot, BootState } from '../boot.ts'
import { withoutFormer } from '../custody/key-change.ts'
import { deviceOf } from './create-account.ts'
import { identityOf, slotsFrom, withSlot } from './key-slots.ts'
import { newSeries } from './number-series.ts'
import { unsentSlots } from './recovery-sheet.ts'

/** What the server has answered to a device that joins, and with what it asked. */
export interface Joining {
  readonly answer: SignInAnswer
  readonly login: string
  readonly device: DeviceClaim
}

/** In `boot.extra`: the id by which a device without a shop has asked to join one, so that asking again makes no second device. */
const JOINING_ID = 'joiningId'

/** How this device names itself to a server: as it is known already, else as a new one of this name. */
export function joiningDevice(state: BootState, deviceName: string): DeviceClaim {
  if (state.identity !== undefined) return deviceOf(state)
  const asked = state.extra[JOINING_ID]
  return { deviceId: typeof asked === 'string' ? asked : newId(Date.now()), name: deviceName }
}

/** What a request says of the shop that this device holds: whatever works only once is not used up for another one. */
export function heldShop({ identity }: BootState): { heldShopId?: string } {
  return identity === undefined ? {} : { heldShopId: identity.shopId }
}

/** Asks with this device, which keeps its id for the next try; when its number series is taken it draws another one and asks once more (engine 26). */
export async function joinWithSeries<Answer>(
  boot: Boot,
  device: DeviceClaim,
  ask: (device: DeviceClaim) => Promise<Answer>,
): Promise<Answer> {
  await boot.update(({ identity, extra }) =>
    identity === undefined && extra[JOINING_ID] !== device.deviceId
      ? { extra: { ...extra, [JOINING_ID]: device.deviceId } }
      : undefined,
  )
  try {
    return await ask(device)
  } catch (error) {
    if (!(error instanceof PosError && error.code === 'series_taken')) throw error
    const series = newSeries()
    await boot.update((now) =>
      now.identity === undefined ? undefined : { identity: { ...identityOf(now), letter: series } },
    )
    return ask({ ...device, series })
  }
}

/**
 * Makes the answer this device's: identity, token, slots and keys. The raw key is the answer's, else what `openKey` finds; a
 * device that has its keys needs neither. Throws `shop_mismatch` when this device holds another shop, and as `openKey`.
 */
export async function enterShop(
  boot: Boot,
  joining: Joining,
  openKey: (answer: SignInAnswer) => Promise<Bytes>,
): Promise<{ shopId: string; shopName: string }> {
  const { answer } = joining
  const state = await boot.state()
  if (state.identity !== undefined && state.identity.shopId !== answer.shopId) {
    throw new PosError('shop_mismatch', 'this device holds another shop')
  }
  if (isOtherKey(state, answer)) return joinAgain(boot, joining, await rawOf(answer, openKey))
  const keys = state.keys ?? (await deriveShopKeys(await rawOf(answer, openKey)))
  await boot.update((now) => joined(now, joining, keys))
  return { shopId: answer.shopId, shopName: answer.name }
}

async function rawOf(
  answer: SignInAnswer,
  openKey: (answer: SignInAnswer) => Promise<Bytes>,
): Promise<Bytes> {
  return answer.key === undefined ? openKey(answer) : keyOf(answer.key)
}

/** This device holds the shop under a key of before. */
function isOtherKey({ identity, keys }: BootState, answer: SignInAnswer): boolean {
  return identity !== undefined && keys !== undefined && identity.keyEpoch < answer.keyEpoch
}

/**
 * The shop got another key while this device was away (engine 35): it has the token now, and its copy of the shop, with everything
 * that waits in it, is rebuilt under that key by itself.
 */
async function joinAgain(
  boot: Boot,
  { answer, login, device }: Joining,
  raw: Bytes,
): Promise<{ shopId: string; shopName: string }> {
  const { keyEpoch, letter, name: shopName, shopId } = answer
  const keys = await deriveShopKeys(raw)
  const slots = slotsFrom(answer.slots)
  await boot.update((now) => {
    const own = { ...identityOf(now), login, letter, shopName, deviceName: device.name }
    const extra = withoutFormer(now.extra)
    if (now.active === undefined) {
      const identity = { ...own, keyEpoch, custody: 'private' as const, lineage: newId(Date.now()) }
      return { identity, token: answer.token, keys, slots, pendingKey: null, keyChange: null, extra }
    }
    const keyChange = {
      kind: 'join' as const,
      step: 'rebuilding' as const,
      keyEpoch,
      slots,
      keys,
      since: Date.now(),
    }
    return { identity: own, token: answer.token, keyChange, extra }
  })
  return { shopId, shopName }
}

function keyOf(text: string): Bytes {
  const raw = fromBase64Url(text)
  if (raw === undefined) throw new PosError('key_missing', 'the server sent no key')
  return raw
}

function joined(now: BootState, { answer, login, device }: Joining, keys: ShopKeys) {
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
  const { [JOINING_ID]: _, ...extra } = now.extra
  // A switch that this device has begun: the server has not its first backup under the new key yet
  if (now.identity !== undefined && now.identity.keyEpoch > answer.keyEpoch) {
    const { custody, keyEpoch } = now.identity
    return { identity: { ...identity, custody, keyEpoch }, token: answer.token, extra }
  }
  const slots = unsentSlots(now).reduce(withSlot, slotsFrom(answer.slots))
  return { identity, token: answer.token, keys, slots, pendingKey: null, extra }
}
