import { CustodyAnswer, CustodyDoneAnswer, type BeginCustodyRequest } from '../../api/custody.ts'
import { ask, askJson, type ServerCall } from './server-call.ts'

/** Deleting what was before and writing a large database anew takes minutes. */
const PURGE_PATIENCE_MS = 30 * 60_000

/** Who holds the shop's key, as a device asks for it. Throws as `ServerApi`. */
export interface CustodyApi {
  custodyState(): Promise<CustodyAnswer>
  /** Throws `wrong_login`, `custody_private`, `custody_running`, `shop_mismatch`. */
  beginCustody(request: BeginCustodyRequest): Promise<void>
  /** Resolves when everything of before is gone from the server. Throws `custody_running`, `backup_running`. */
  custodyDone(): Promise<void>
}

/** These calls over `call`. */
export function createCustodyApi(call: ServerCall): CustodyApi {
  const path = '/api/custody'
  const patient = { ...call, patienceMs: Math.max(call.patienceMs ?? 0, PURGE_PATIENCE_MS) }
  return {
    custodyState: () => askJson(call, { method: 'GET', path }, CustodyAnswer),
    async beginCustody(json) {
      await ask(call, { method: 'PUT', path, json })
    },
    async custodyDone() {
      await askJson(patient, { method: 'POST', path: `${path}/done` }, CustodyDoneAnswer)
    },
  }
}
