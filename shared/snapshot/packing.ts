import { deflateSync, inflateSync } from 'fflate'
import { PosError } from '../errors.ts'
import { type Bytes, sameBytes } from './bytes.ts'
import { INFLATE_MAX } from './limits.ts'

/** Packs bytes (raw deflate) and proves that they can be unpacked again; throws `object_invalid` when they cannot. */
export function pack(plain: Bytes): Bytes {
  const packed = deflateSync(plain, { level: 6 })
  if (!sameBytes(unpack(packed), plain)) {
    throw new PosError('object_invalid', 'packed bytes do not unpack to what was packed')
  }
  return packed
}

/** Unpacks raw deflate; throws `object_invalid` for broken bytes and for more than 640 KiB of content. */
export function unpack(packed: Uint8Array): Uint8Array {
  try {
    return inflateSync(packed).subarray(0, INFLATE_MAX)
  } catch (cause) {
    throw new PosError('object_invalid', 'packed bytes are broken', { cause })
  }
}
