import { PosError } from '../errors.ts'
import { type Bytes, toBase64Url, utf8 } from '../snapshot/bytes.ts'

/** The length of a shop's key in bytes. */
export const SHOP_KEY_BYTES = 32

/** The four keys derived from a shop's key. None can be read out; all can be stored in IndexedDB. */
export interface ShopKeys {
  /** Names leaves, nodes and roots. */
  readonly id: CryptoKey
  /** Makes the key of each sealed object. */
  readonly enc: CryptoKey
  /** Names manifests. */
  readonly manifest: CryptoKey
  /** Makes PIN verifiers. */
  readonly pin: CryptoKey
}

/** A new random shop key. */
export function newShopKey(): Bytes {
  return crypto.getRandomValues(new Uint8Array(SHOP_KEY_BYTES))
}

/** The keys of a shop from its 32 raw bytes; throws `key_missing` for another length. The bytes are not kept. */
export async function deriveShopKeys(raw: Bytes): Promise<ShopKeys> {
  if (raw.length !== SHOP_KEY_BYTES) throw new PosError('key_missing', 'a shop key has 32 bytes')
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey'])
  const [id, enc, manifest, pin] = await Promise.all([
    derive(base, 'id'),
    derive(base, 'enc'),
    derive(base, 'manifest'),
    derive(base, 'pin'),
  ])
  return { id, enc, manifest, pin }
}

/**
 * The PIN key of a shop's key as text, for a change of the key: it goes on checking the PINs that were made under it, and opens
 * nothing else.
 */
export async function pinKeyOf(raw: Bytes): Promise<string> {
  const base = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits'])
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(paramsOf('pin'), base, 256)))
}

function paramsOf(name: string): HkdfParams {
  return {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: utf8(`sonic-pos/1/${name}`),
  }
}

function derive(base: CryptoKey, name: string): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    paramsOf(name),
    base,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  )
}
