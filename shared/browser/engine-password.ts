/** What the page asks of the engine about the owner's password, which never leaves the device (engine 16). */
export interface EnginePassword {
  /**
   * Makes another password the owner's. Every other device has to sign in again with it; what they hold stays. Rejects
   * `wrong_login`, `rate_limited`, `network`: the old password counts then, unless only the answer was lost; asking again with
   * the same two passwords settles it.
   */
  changePassword(change: { password: string; newPassword: string }): Promise<void>
}
