import * as z from 'zod/mini'
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '../snapshot/bytes.ts'
import { SHOP_KEY_BYTES } from './shop-keys.ts'

/** Some bytes as text. */
export const base64UrlText = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,128}$/))

/** The fields of a wrapped shop key. Not secret without what opens it. */
export const wrappedKey = { nonce: base64UrlText, sealed: base64UrlText }

/** A shop's raw key, wrapped. */
export interface WrappedKey {
  readonly nonce: string
  readonly sealed: string
}

/** The key that wraps, out of a random secret of at least 160 bits: it needs no stretching. `use` tells its kinds apart. */
export async function wrappingKey(secret: Bytes, use: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: utf8(`sonic-pos/1/${use}`) },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** Wraps a raw shop key; it opens only with the same key and the same `boundTo`. */
export async function wrapKey(raw: Bytes, key: CryptoKey, boundTo: Bytes): Promise<WrappedKey> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: boundTo }, key, raw)
  return { nonce: toBase64Url(iv), sealed: toBase64Url(new Uint8Array(sealed)) }
}

/** The raw shop key; `undefined` when the key or `boundTo` is another, or what is wrapped is no shop key. */
export async function unwrapKey(
  { nonce, sealed }: WrappedKey,
  key: CryptoKey,
  boundTo: Bytes,
): Promise<Bytes | undefined> {
  const iv = fromBase64Url(nonce)
  const bytes = fromBase64Url(sealed)
  if (iv?.length !== 12 || bytes === undefined) return undefined
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: boundTo }, key, bytes)
    return opened.byteLength === SHOP_KEY_BYTES ? new Uint8Array(opened) : undefined
  } catch {
    return undefined
  }
}
