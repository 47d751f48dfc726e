import { deflateSync } from 'fflate'
import { PosError } from '../errors.ts'
import { type Bytes, sameBytes } from './bytes.ts'
import { inflate } from './inflate.ts'

/** Packs bytes (raw deflate) and proves that they can be unpacked again; throws `object_invalid` when they cannot. */
export function pack(plain: Bytes): Bytes {
  const packed = deflateSync(plain, { level: 6 })
  if (!sameBytes(unpack(packed), plain)) {
    throw new PosError('object_invalid', 'packed bytes do not unpack to what was packed')
  }
  return packed
}

/**
 * Unpacks raw deflate into a view that the next call overwrites: use or copy it at once. Throws `object_invalid` for
 * broken bytes and for more than 640 KiB of content.
 */
export function unpack(packed: Uint8Array): Uint8Array {
  return inflate(packed)
}
