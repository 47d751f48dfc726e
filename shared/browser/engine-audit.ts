import type { AuditAnswer, AuditGroup, AuditRow } from '../api/audit.ts'

export type { AuditAnswer, AuditGroup, AuditRow }

/** What the page asks of the engine about what was done to the account. */
export interface EngineAudit {
  /**
   * *Owner.* What was done to the account, newest first, in chunks: `before` is `next` of the chunk before; `group` leaves out the
   * acts of the other kinds. Needs the server. Rejects `owner_needed` when `confirmOwner` is more than ten minutes old.
   */
  listActs(chunk?: { readonly before?: string; readonly group?: AuditGroup }): Promise<AuditAnswer>
}
