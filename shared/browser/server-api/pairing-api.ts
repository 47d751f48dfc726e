import {
  ClaimPairingAnswer,
  CreatePairingAnswer,
  ShownPairingAnswer,
  type ClaimPairingRequest,
  type CreatePairingRequest,
} from '../../api/pairings.ts'
import { ask, askJson, type ServerCall } from './server-call.ts'

/** Pairing, as both devices ask for it. Throws as `ServerApi`. */
export interface PairingApi {
  /** Throws `owner_needed`. */
  createPairing(request: CreatePairingRequest): Promise<CreatePairingAnswer>
  /** Null when this device shows no code. */
  shownPairing(): Promise<ShownPairingAnswer['shown']>
  withdrawPairing(): Promise<void>
  /** Lets one device in, which may ask again when the answer was lost; the wrapped key is given once. Throws `pairing_unknown`, `series_taken`. */
  claimPairing(request: ClaimPairingRequest): Promise<ClaimPairingAnswer>
}

/** These calls over `call`. */
export function createPairingApi(call: ServerCall): PairingApi {
  const path = '/api/pairings'
  return {
    createPairing: (json) => askJson(call, { method: 'POST', path, json }, CreatePairingAnswer),
    shownPairing: async () => (await askJson(call, { method: 'GET', path }, ShownPairingAnswer)).shown,
    async withdrawPairing() {
      await ask(call, { method: 'DELETE', path })
    },
    claimPairing: (json) =>
      askJson(call, { method: 'POST', path: `${path}/claim`, json }, ClaimPairingAnswer),
  }
}
