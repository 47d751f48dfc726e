import type { EngineApi, Secret } from '../../../shared/browser/engine-api.ts'
import { isPairingCode, readPairing } from '../../../shared/keys/pairing-code.ts'
import type { AppPath } from '../../app/navigate.ts'
import { codeOf } from '../../i18n/error-text.ts'

/** What joining came to: where to go on, or that the shop's key needs the password or the recovery code. */
export type Joined = { readonly goTo: AppPath } | { readonly needsSecret: true }

/** True for a whole pairing code as typed; what is wrong with it only the server knows. */
export function isWholeCode(typed: string): boolean {
  try {
    return isPairingCode(readPairing(typed).code)
  } catch {
    return false
  }
}

/**
 * Joins the shop of a code. A device without data goes on to the list of backups; one that has the shop has only signed in again.
 * Rejects as `EngineApi.joinByPairing`, but for `key_missing`.
 */
export async function joinShop(
  engine: EngineApi,
  device: { pairing: string; deviceName: string; secret?: Secret },
  hasShop: boolean,
): Promise<Joined> {
  try {
    await engine.joinByPairing(device)
  } catch (error) {
    if (codeOf(error) !== 'key_missing') throw error
    return { needsSecret: true }
  }
  if (hasShop) return { goTo: '/account' }
  return { goTo: (await engine.listBackups()).length === 0 ? '/' : '/restore' }
}
