import { PosError } from '../errors.ts'
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '../snapshot/bytes.ts'
import { PAIRING_SECRET_BYTES } from './pairing-code.ts'
import type { SlotContext } from './slots.ts'
import { unwrapKey, wrapKey, wrappingKey, type WrappedKey } from './wrapped-key.ts'

/** A shop key on its way to one new device: the server carries what is wrapped, the QR code the secret. */
export interface PairingKey {
  /** Base64url; for the QR code alone. */
  readonly secret: string
  readonly wrapped: WrappedKey
}

const USE = 'pairing/slot'

/** Wraps the raw shop key by a new secret, so that only who sees the QR code can open it. */
export async function wrapForPairing(raw: Bytes, context: SlotContext): Promise<PairingKey> {
  const secret = crypto.getRandomValues(new Uint8Array(PAIRING_SECRET_BYTES))
  const wrapped = await wrapKey(raw, await wrappingKey(secret, USE), boundTo(context))
  return { secret: toBase64Url(secret), wrapped }
}

/** The raw shop key again. Throws `wrong_secret` when the secret is of another QR code, shop or epoch. */
export async function openPairingKey({ secret, wrapped }: PairingKey, context: SlotContext): Promise<Bytes> {
  const bytes = fromBase64Url(secret)
  const key = bytes === undefined ? undefined : await wrappingKey(bytes, USE)
  const raw = key === undefined ? undefined : await unwrapKey(wrapped, key, boundTo(context))
  if (raw === undefined) throw new PosError('wrong_secret', 'the QR code does not open the shop’s key')
  return raw
}

function boundTo({ shopId, keyEpoch }: SlotContext): Bytes {
  return utf8(`sonic-pos/1/pairing\u0000${shopId}\u0000${keyEpoch}`)
}
