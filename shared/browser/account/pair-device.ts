import type { ClaimPairingAnswer } from '../../api/pairings.ts'
import { PosError } from '../../errors.ts'
import { pairingFragment, showPairingCode, type PairingText } from '../../keys/pairing-code.ts'
import { openPairingKey, wrapForPairing } from '../../keys/pairing-key.ts'
import { openSlots } from '../../keys/slots.ts'
import type { Bytes } from '../../snapshot/bytes.ts'
import type { Boot } from '../boot.ts'
import type { Secret } from '../engine-api.ts'
import type { PairingShown, PairingState } from '../engine-pairing.ts'
import type { PairingApi } from '../server-api/pairing-api.ts'
import { enterShop, heldShop, joiningDevice, joinWithSeries, type Joining } from './join-shop.ts'
import { identityOf, rawKeyOf, slotsFrom } from './key-slots.ts'

/** A code whose one use this device has had; the shop is not entered yet. */
export interface Claimed {
  readonly code: string
  readonly joining: Joining & { readonly answer: ClaimPairingAnswer }
}

/**
 * Asks the server for a code that this device shows. In private custody `secret` opens the shop's key, and the QR code gets a secret
 * of its own that never reaches the server. Throws `owner_needed`, `network`, and as `rawKeyOf`.
 */
export async function showPairing(boot: Boot, api: PairingApi, secret?: Secret): Promise<PairingShown> {
  const state = await boot.state()
  const identity = identityOf(state)
  const isPrivate = identity.custody === 'private'
  const key =
    isPrivate && secret !== undefined
      ? await wrapForPairing(await rawKeyOf(state, secret), identity)
      : undefined
  const { code, expiresAt } = await api.createPairing(key === undefined ? {} : { sealedKey: key.wrapped })
  return {
    code: showPairingCode(code),
    fragment: pairingFragment(key === undefined ? { code } : { code, secret: key.secret }),
    expiresAt,
    needs: { typed: isPrivate, scanned: isPrivate && key === undefined },
  }
}

/** What became of the newest code that this device shows; `undefined` when it shows none. */
export async function pairingState(api: PairingApi): Promise<PairingState | undefined> {
  const shown = await api.shownPairing()
  if (shown === null) return undefined
  const { expiresAt, usedAt, deviceName } = shown
  return { expiresAt, ...(usedAt === null ? {} : { joined: deviceName ?? '' }) }
}

/** Uses a code. Throws `pairing_unknown`, `shop_mismatch`, `rate_limited`, `network`; after a lost answer the same code again settles it. */
export async function claimPairing(
  boot: Boot,
  api: PairingApi,
  { code, deviceName }: { code: string; deviceName: string },
): Promise<Claimed> {
  const state = await boot.state()
  const device = joiningDevice(state, deviceName)
  const answer = await joinWithSeries(boot, device, (claim) =>
    api.claimPairing({ code, device: claim, ...heldShop(state) }),
  )
  return { code, joining: { answer, login: answer.login, device } }
}

/**
 * Joins the shop of a used code. A key that the server does not have comes out of the QR code, or out of a slot that `secret`
 * opens. Throws `key_missing` without either, `wrong_secret`, `shop_mismatch`; it may be tried again then.
 */
export function enterPaired(
  boot: Boot,
  { joining }: Claimed,
  by: { readonly scanned: PairingText['secret']; readonly secret: Secret | undefined },
): Promise<{ shopId: string; shopName: string }> {
  return enterShop(boot, joining, () => openKey(joining.answer, by))
}

async function openKey(
  answer: ClaimPairingAnswer,
  { scanned, secret }: { scanned: string | undefined; secret: Secret | undefined },
): Promise<Bytes> {
  if (secret !== undefined) return openSlots(slotsFrom(answer.slots), answer, secret)
  if (scanned !== undefined && answer.sealedKey !== undefined) {
    return openPairingKey({ secret: scanned, wrapped: answer.sealedKey }, answer)
  }
  throw new PosError('key_missing', 'this shop’s key needs the password or the recovery code')
}
