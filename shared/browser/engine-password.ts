/** What the page asks of the engine about the owner's password, which never leaves the device (engine 16). */
export interface EnginePassword {
  /**
   * Makes another password the owner's. Every other device has to sign in again with it; what they hold stays. Rejects
   * `wrong_login`, `rate_limited`, `network`: the old password counts then, unless only the answer was lost; asking again with
   * the same two passwords settles it.
   */
  changePassword(change: { password: string; newPassword: string }): Promise<void>
  /**
   * Sets a new password by the code that the operator of the server has made, and joins the shop as `signIn` does. Rejects
   * `reset_unknown`, `rate_limited`, and `network`: when only the answer was lost, signing in with the new password does it.
   */
  claimReset(reset: {
    login: string
    code: string
    newPassword: string
    deviceName: string
  }): Promise<{ shopId: string; shopName: string }>
}
