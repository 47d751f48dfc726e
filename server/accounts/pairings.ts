import {
  PAIRING_MS,
  SealedKey,
  type ClaimPairingAnswer,
  type ClaimPairingRequest,
  type CreatePairingAnswer,
  type CreatePairingRequest,
  type ShownPairingAnswer,
} from '../../shared/api/pairings.ts'
import { PosError } from '../../shared/errors.ts'
import { newPairingCode } from '../../shared/keys/pairing-code.ts'
import type { PairingStorage } from '../storage/pairing-storage.ts'
import type { TokenHolder } from '../storage/programs/devices.ts'
import type { MasterKey } from './master-key.ts'
import type { PairingGuard } from './pairing-guard.ts'
import { otherShop } from './refuse-other-shop.ts'
import { seriesTaken, signInAnswer } from './sign-in-answer.ts'
import { newToken, tokenHash } from './tokens.ts'

/** What pairings are built from. */
export interface PairingsParts {
  readonly storage: PairingStorage
  readonly masterKey: MasterKey
  readonly guard: PairingGuard
  readonly now: () => number
}

/** How often a code is drawn until one is free; the first nearly always is. */
const DRAWS = 3

/** A new device joins by a code that another one shows: once, within ten minutes. */
export class Pairings {
  readonly #parts: PairingsParts

  constructor(parts: PairingsParts) {
    this.#parts = parts
  }

  /** A new code for this device to show; its older one is dead. Throws `device_revoked`, `owner_needed`. */
  async create(holder: TokenHolder, { sealedKey }: CreatePairingRequest): Promise<CreatePairingAnswer> {
    const { storage, masterKey, now } = this.#parts
    const { shopId, deviceId, keyEpoch, custody } = holder
    const kept = custody === 'private' && sealedKey !== undefined ? JSON.stringify(sealedKey) : null
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const [code, at] = [newPairingCode(), now()]
      const codeHash = masterKey.pairingHash(code)
      const result = await storage.create({ shopId, deviceId, codeHash, keyEpoch, sealedKey: kept, at })
      if (result === 'created') return { code, expiresAt: at + PAIRING_MS }
      if (result !== 'code_taken') throw new PosError(result, 'this device may not show a code any more')
    }
    throw new PosError('internal', 'no free pairing code was found', { retryable: true })
  }

  /** What became of the code that this device shows. */
  async shown({ shopId, deviceId }: TokenHolder): Promise<ShownPairingAnswer> {
    return { shown: (await this.#parts.storage.shown(shopId, deviceId)) ?? null }
  }

  /** Takes back the code that this device shows. */
  async withdraw({ shopId, deviceId }: TokenHolder): Promise<void> {
    await this.#parts.storage.withdraw(shopId, deviceId)
  }

  /** Gives the device that knows a code its token and the shop's key. Throws `pairing_unknown`, `series_taken`, `shop_mismatch`, `rate_limited`. */
  async claim(request: ClaimPairingRequest, address: string): Promise<ClaimPairingAnswer> {
    const { storage, masterKey, guard, now } = this.#parts
    const { code, device, heldShopId } = request
    const token = newToken()
    const claim = {
      codeHash: masterKey.pairingHash(code),
      claim: device,
      heldShopId,
      tokenHash: tokenHash(token),
      at: now(),
    }
    guard.take(address)
    const result = await storage.claim(claim)
    if (result.kind === 'unknown') throw unknownPairing()
    guard.succeed(address)
    if (result.kind === 'series_taken') throw seriesTaken()
    if (result.kind === 'other_shop') throw otherShop()
    return {
      ...signInAnswer(masterKey, { ...result, token }),
      login: result.shop.login,
      ...(result.sealedKey === null ? {} : { sealedKey: SealedKey.parse(JSON.parse(result.sealedKey)) }),
    }
  }
}

function unknownPairing(): PosError {
  return new PosError('pairing_unknown', 'the pairing code is wrong, used or over', {
    hint: 'Show a new one on a device of the shop, or sign in with the password.',
  })
}
