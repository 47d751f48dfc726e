import type {
  CreateShopAnswer,
  CreateShopRequest,
  KeySlotsRequest,
  LoginParamsAnswer,
  SignInAnswer,
  SignInRequest,
} from '../../shared/api/account.ts'
import type { DeviceClaim, ForkAnswer } from '../../shared/api/device.ts'
import { PosError } from '../../shared/errors.ts'
import { KDF } from '../../shared/keys/password.ts'
import { fromBase64Url } from '../../shared/snapshot/bytes.ts'
import type { TokenHolder } from '../storage/programs/devices.ts'
import type { JoinRequest, JoinResult } from '../storage/programs/join.ts'
import type { AccountStorage } from '../storage/storage.ts'
import type { ShopTable } from '../storage/tables.ts'
import { hashAuth } from './auth-hash.ts'
import { knownById, knownByToken } from './known-device.ts'
import type { MasterKey } from './master-key.ts'
import { seriesTaken, signInAnswer } from './sign-in-answer.ts'
import { wrongLogin, type SignInGuard } from './sign-in-guard.ts'
import { OWNER_MS } from './owner-time.ts'
import { slotRows } from './slot-rows.ts'
import { newToken, tokenHash } from './tokens.ts'

/** The first epoch of a shop's key. */
const FIRST_EPOCH = 1

/** What the accounts are built from. */
export interface AccountsParts {
  readonly storage: AccountStorage
  readonly masterKey: MasterKey
  readonly guard: SignInGuard
  readonly now: () => number
}

/** Sign-up, sign-in, forks and key slots. The password never arrives here: only what is derived from it (engine 16). */
export class Accounts {
  readonly #storage: AccountStorage
  readonly #masterKey: MasterKey
  readonly #guard: SignInGuard
  readonly #now: () => number

  constructor({ storage, masterKey, guard, now }: AccountsParts) {
    this.#storage = storage
    this.#masterKey = masterKey
    this.#guard = guard
    this.#now = now
  }

  /** How to stretch the password of this login; an unknown login gets a stable answer of the same kind. */
  async loginParams(login: string): Promise<LoginParamsAnswer> {
    const shop = await this.#storage.shopByLogin(login)
    if (shop === undefined) return { salt: this.#masterKey.saltFor(login), kdf: KDF }
    return { salt: shop.salt, kdf: JSON.parse(shop.kdf) }
  }

  /** Makes a shop, or, for the same shop and password again, a new token. Throws `login_taken`, `shop_exists`, `wrong_login`. */
  async createShop(
    request: CreateShopRequest,
    address: string,
  ): Promise<CreateShopAnswer & { isNew: boolean }> {
    const existing = await this.#storage.shopById(request.shopId)
    if (existing !== undefined) return this.#createAgain(existing, request, address)
    const shop = await this.#shopRow(request)
    const { join, token } = this.#join(request.shopId, request.device)
    const slots = await slotRows(request.shopId, FIRST_EPOCH, request)
    const made = await this.#storage.createShop(shop, slots, join)
    switch (made.kind) {
      case 'created':
        return { token, letter: made.letter, isNew: true }
      case 'exists':
        return this.#createAgain(made.shop, request, address)
      case 'login_taken':
        throw new PosError('login_taken', 'another shop has this login', {
          field: 'login',
          hint: 'Sign in with it, or take another one.',
        })
    }
  }

  /** Gives a device its token and the shop's key. Throws `wrong_login`, `series_taken`, `rate_limited`. */
  async signIn({ login, auth, device }: SignInRequest, address: string): Promise<SignInAnswer> {
    const shop = await this.#storage.shopByLogin(login)
    // An unknown login is asked for its devices too: the same work for both
    const known = knownById(await this.#storage.devices(shop?.shop_id ?? ''), device.deviceId)
    await this.#guard.check({ login, auth, stored: shop?.auth, address, device: known })
    if (shop === undefined) throw wrongLogin()
    const { join, token } = this.#join(shop.shop_id, device, shop.auth)
    const letter = letterOf(await this.#storage.join(join))
    const slots = await this.#storage.slots(shop.shop_id, shop.key_epoch)
    return signInAnswer(this.#masterKey, { shop, token, letter, slots })
  }

  /** Gives a copied profile a device of its own; never the key. Throws `series_taken`, `bad_request` for a device id in use. */
  async fork(shopId: string, device: DeviceClaim): Promise<ForkAnswer> {
    const { join, token } = this.#join(shopId, device)
    const result = await this.#storage.fork(join)
    if (result.kind === 'device_exists') {
      throw new PosError('bad_request', 'this device id is in use', {
        field: 'device.deviceId',
        hint: 'Draw a new device id.',
      })
    }
    return { token, letter: letterOf(result) }
  }

  /** Lets the owner act from this device for ten minutes; resolves with their end. Throws `wrong_login`, `rate_limited`, `device_revoked`. */
  async confirmOwner(holder: TokenHolder, auth: string, address: string): Promise<number> {
    const { shopId, deviceId } = holder
    await this.#proveOwner(holder, auth, address)
    const until = this.#now() + OWNER_MS
    if (await this.#storage.confirmOwner(shopId, deviceId, until)) return until
    throw new PosError('device_revoked', 'this device was removed from the shop')
  }

  /** Replaces the slots of the given kinds; asks the password again. */
  async putSlots(holder: TokenHolder, request: KeySlotsRequest, address: string): Promise<void> {
    const { shopId } = holder
    const shop = await this.#proveOwner(holder, request.auth, address)
    const rows = await slotRows(shopId, shop?.key_epoch ?? FIRST_EPOCH, request)
    if (!(await this.#storage.putSlots(shopId, shop?.auth ?? '', rows))) throw wrongLogin()
  }

  async #proveOwner(holder: TokenHolder, auth: string, address: string): Promise<ShopTable | undefined> {
    const shop = await this.#storage.shopById(holder.shopId)
    const device = knownByToken(holder)
    await this.#guard.check({ login: shop?.login ?? '', auth, stored: shop?.auth, address, device })
    return shop
  }

  async #createAgain(
    shop: ShopTable,
    { login, auth, device }: CreateShopRequest,
    address: string,
  ): Promise<CreateShopAnswer & { isNew: boolean }> {
    const exists = new PosError('shop_exists', 'this shop has an account already', {
      field: 'shopId',
      hint: 'Sign in with the login that it has.',
    })
    if (shop.login !== login) throw exists
    const known = knownById(await this.#storage.devices(shop.shop_id), device.deviceId)
    await this.#guard.check({ login, auth, stored: shop.auth, address, device: known })
    const { join, token } = this.#join(shop.shop_id, device, shop.auth)
    return { token, letter: letterOf(await this.#storage.join(join)), isNew: false }
  }

  async #shopRow({ shopId, name, login, salt, kdf, auth, key }: CreateShopRequest): Promise<ShopTable> {
    const raw = key === undefined ? undefined : fromBase64Url(key)
    if (key !== undefined && raw === undefined) {
      throw new PosError('bad_request', 'key: not base64url of 32 bytes', { field: 'key' })
    }
    return {
      shop_id: shopId,
      name,
      login,
      salt,
      kdf: JSON.stringify(kdf),
      auth: await hashAuth(auth),
      custody: raw === undefined ? 'private' : 'managed',
      key_epoch: FIRST_EPOCH,
      wrapped_key: raw === undefined ? null : this.#masterKey.wrap(shopId, FIRST_EPOCH, raw),
      created_at: this.#now(),
      quota_bytes: null,
      stored_bytes: 0,
    }
  }

  #join(shopId: string, claim: DeviceClaim, provenAuth?: string): { join: JoinRequest; token: string } {
    const token = newToken()
    const join = { shopId, claim, tokenHash: tokenHash(token), at: this.#now() }
    return { token, join: provenAuth === undefined ? join : { ...join, provenAuth } }
  }
}

function letterOf(result: JoinResult): string {
  if (result.kind === 'joined') return result.letter
  if (result.kind === 'password_changed') throw wrongLogin()
  throw seriesTaken()
}
