import type { ResetClaim, ResetResult } from './programs/password-resets.ts'
import type { PasswordChange, PasswordResult } from './programs/password.ts'
import type { AuditTable, PasswordResetTable } from './tables.ts'

/** The owner's password and what it opens. */
export interface PasswordStorage {
  /** Replaces the password and its slots and ends every other device's token, all or nothing. */
  change(change: PasswordChange): Promise<PasswordResult>
  /** The newest code for a new password, used or not. */
  resetOf(shop: string): Promise<PasswordResetTable | undefined>
  /** Stores a code and the act of its making, all or nothing; an older code of the shop is dead. */
  offerReset(row: Omit<PasswordResetTable, 'used_at'>, act: AuditTable): Promise<void>
  /** Sets a password by a code, once, and lets the device join, all or nothing. */
  claimReset(claim: ResetClaim): Promise<ResetResult>
}
