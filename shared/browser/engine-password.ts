import type { Secret } from './engine-account.ts'

/** What the page asks of the engine about the owner's password, which never leaves the device (engine 16). */
export interface EnginePassword {
  /**
   * Makes another password the owner's, proven by the one until now or by the recovery code. Every other device has to sign in again
   * with it; what they hold stays. Rejects `wrong_login`, `recovery_unknown`, `bad_recovery_code`, `rate_limited`, `network`: the old
   * password counts then, unless only the answer was lost; asking again with the same two settles it.
   */
  changePassword(change: Secret & { readonly newPassword: string }): Promise<void>
  /**
   * Joins the login's shop by its recovery code, as `signIn` does by the password; the password and other devices stay as they are.
   * Rejects `bad_recovery_code` (mistyped), `recovery_unknown` (login or code), `rate_limited`, `shop_mismatch`, `network`.
   */
  signInByCode(account: {
    login: string
    code: string
    deviceName: string
  }): Promise<{ shopId: string; shopName: string }>
  /**
   * Sets a new password by the code that the operator of the server has made, and joins the shop as `signIn` does. Rejects
   * `reset_unknown`, `shop_mismatch` (the code counts still), `rate_limited`, and `network`: when only the answer was lost, signing in
   * with the new password does it.
   */
  claimReset(reset: {
    login: string
    code: string
    newPassword: string
    deviceName: string
  }): Promise<{ shopId: string; shopName: string }>
}
