import { toBase64Url, utf8 } from '../snapshot/bytes.ts'
import { parseRecoveryCode } from './recovery-code.ts'

/**
 * What a device sends in place of the recovery code to join its shop: base64url of 32 bytes, from which neither the code nor what
 * opens the shop's key can be found. It never stands in a slot: slots go into every backup file. Throws `bad_recovery_code`.
 */
export async function recoveryAuth(code: string): Promise<string> {
  const base = await crypto.subtle.importKey('raw', parseRecoveryCode(code), 'HKDF', false, ['deriveBits'])
  const info = utf8('sonic-pos/1/recovery/auth')
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info }
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(hkdf, base, 256)))
}
