const C1 = 0xcc9e2d51
const C2 = 0x1b873593

/** MurmurHash3 x86_32 of `bytes` from `start` to `end`, as an unsigned 32-bit integer. */
export function murmur3(bytes: Uint8Array, seed: number, end = bytes.length): number {
  let hash = seed | 0
  const whole = end & ~3
  for (let index = 0; index < whole; index += 4) {
    hash ^= scramble(
      byte(bytes, index) |
        (byte(bytes, index + 1) << 8) |
        (byte(bytes, index + 2) << 16) |
        (byte(bytes, index + 3) << 24),
    )
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  let rest = 0
  for (let index = end - 1; index >= whole; index -= 1) rest = (rest << 8) | byte(bytes, index)
  if (whole < end) hash ^= scramble(rest)
  hash ^= end
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0
}

function scramble(block: number): number {
  const mixed = Math.imul(block, C1)
  return Math.imul((mixed << 15) | (mixed >>> 17), C2)
}
