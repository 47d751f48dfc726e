import type { PasswordChange, PasswordResult } from './programs/password.ts'

/** The owner's password and what it opens. */
export interface PasswordStorage {
  /** Replaces the password and its slots and ends every other device's token, all or nothing. */
  change(change: PasswordChange): Promise<PasswordResult>
}
