import type { BeginCustodyRequest, CustodyAnswer } from '../../shared/api/custody.ts'
import { PosError } from '../../shared/errors.ts'
import { knownByToken } from '../accounts/known-device.ts'
import { wrongLogin, type SignInGuard } from '../accounts/sign-in-guard.ts'
import { slotRows } from '../accounts/slot-rows.ts'
import type { CustodyStorage } from '../storage/custody-storage.ts'
import { WHOLE_SERVER, type FileStorage } from '../storage/file-storage.ts'
import { nextEpoch } from '../storage/programs/custody.ts'
import type { TokenHolder } from '../storage/programs/devices.ts'

/** What it is built from. */
export interface CustodyParts {
  readonly storage: { readonly custody: CustodyStorage; readonly files: Pick<FileStorage, 'list'> }
  readonly guard: SignInGuard
  readonly now: () => number
}

/** Who holds a shop's key, and the beginning of a switch to private custody (engine 35). */
export class Custody {
  readonly #parts: CustodyParts

  constructor(parts: CustodyParts) {
    this.#parts = parts
  }

  /** How the shop stands, and what a switch would delete. */
  async state(shopId: string): Promise<CustodyAnswer> {
    const { custody, files } = this.#parts.storage
    const facts = await custody.facts(shopId)
    if (facts === undefined) throw new PosError('not_found', 'there is no such shop')
    const { shop, begun, formerBackups } = facts
    const [own, copies] = await Promise.all([files.list(shopId), files.list(WHOLE_SERVER)])
    return {
      custody: shop.custody,
      keyEpoch: shop.key_epoch,
      nextEpoch: nextEpoch(shop, begun),
      underway:
        begun === undefined
          ? null
          : {
              keyEpoch: begun.key_epoch,
              deviceId: begun.device_id,
              begunAt: begun.begun_at,
              movedAt: begun.moved_at,
            },
      backups: formerBackups,
      files: own.length,
      serverCopies: copies.length,
    }
  }

  /**
   * Keeps the slots of the new epoch; from here on this device may commit in it. Throws `wrong_login`, `rate_limited`,
   * `shop_mismatch`, `custody_private`, `custody_running`.
   */
  async begin(holder: TokenHolder, request: BeginCustodyRequest, address: string): Promise<void> {
    const { storage, guard, now } = this.#parts
    const { shopId, deviceId } = holder
    const { auth, keyEpoch, slots } = request
    const shop = (await storage.custody.facts(shopId))?.shop
    const login = shop?.login ?? ''
    await guard.check({ login, auth, stored: shop?.auth, address, device: knownByToken(holder) })
    if (shop === undefined) throw wrongLogin()
    const isOfPassword = slots.some((slot) => slot.kind === 'password' && slot.salt === shop.salt)
    if (!isOfPassword) {
      throw new PosError('shop_mismatch', 'the slot is not of the password that counts', { field: 'slots' })
    }
    const rows = await slotRows(shopId, keyEpoch, request)
    const begin = { shopId, deviceId, provenAuth: shop.auth, keyEpoch, slots: rows, at: now() }
    const result = await storage.custody.begin(begin)
    if (result === 'begun') return
    if (result === 'outdated') throw wrongLogin()
    if (result === 'custody_private') throw new PosError(result, 'the shop is in private custody already')
    throw new PosError(result, 'another switch of this shop has gone further', {
      hint: 'Ask for the next epoch (GET /api/custody), or wait until that switch is done.',
    })
  }
}
