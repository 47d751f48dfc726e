import { AuditAnswer, type AuditGroup } from '../../api/audit.ts'
import { askJson, type ServerCall } from './server-call.ts'

/** What was done to the account, as its owner asks for it. */
export interface AuditApi {
  /** One chunk, newest first. Throws `owner_needed`, and as `ServerApi`. */
  acts(chunk: { readonly before?: string; readonly group?: AuditGroup }): Promise<AuditAnswer>
}

/** These calls over `call`. */
export function createAuditApi(call: ServerCall): AuditApi {
  return {
    acts: (chunk) => {
      const query = new URLSearchParams(chunk)
      return askJson(call, { method: 'GET', path: `/api/audit?${query}` }, AuditAnswer)
    },
  }
}
