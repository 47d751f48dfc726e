import type { Change } from './shop-store.ts'

/** Opens a key slot: the owner's password, or the recovery code as typed (any case, spaces and dashes allowed). */
export type Secret = { readonly password: string } | { readonly code: string }

/** What the first-run screen knows. Works offline; nothing leaves the device. */
export interface NewShop {
  readonly shopName: string
  readonly deviceName: string
  readonly owner: { readonly name: string; readonly pin: string }
  /** First records (settings, rate …), written in one transaction with the owner. */
  readonly changes: readonly Change[]
}

/** What the page asks of the engine about the shop's account and what opens its key. */
export interface EngineAccount {
  /** Founds a shop on this device. Rejects `shop_exists` when there is one. */
  createShop(shop: NewShop): Promise<{ shopId: string; deviceId: string }>
  /**
   * Puts this device's shop on the server under a login. Rejects `login_taken`, `network` … and changes nothing then; `key_missing`
   * when the raw key is not pending here any more: ask for the recovery code and give it along.
   */
  createAccount(account: { login: string; password: string; code?: string }): Promise<void>
  /**
   * Joins the login's shop with this device: gets key, letter and token; no data yet (restore does that).
   * Rejects `wrong_login`, and `shop_mismatch` when this device holds another shop.
   */
  signIn(account: {
    login: string
    password: string
    deviceName: string
  }): Promise<{ shopId: string; shopName: string }>
  /** Forgets the token. The shop, its keys and everything unsent stay. */
  signOut(): Promise<void>
  /**
   * Makes a recovery code to be shown once; it opens nothing until it was typed back. Without `secret` only while the key is still
   * pending on this device (`key_missing` otherwise).
   */
  recoveryCode(secret?: Secret): Promise<{ code: string }>
  /** The code as typed back. Rejects `bad_recovery_code` (mistyped) or `wrong_secret` (another code). */
  confirmRecoveryCode(typed: string): Promise<void>
  /** Gives a staff member (the owner when absent) a new PIN. Rejects `wrong_secret`. */
  resetPin(secret: Secret, newPin: string, staffId?: string): Promise<void>
}
