import { isIPv4, isIPv6 } from 'node:net'

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
/** As proxies note addresses: `192.0.2.1:443`, `[2001:db8::1]:443`, `fe80::1%eth0`. */
const NOTED = /^\[?([0-9a-f.:]+?)(?:%[^\]]*)?(?:\](?::\d+)?)?$/i
const WITH_PORT = /^(\d+\.\d+\.\d+\.\d+):\d+$/

/** The address in a note of one, an IPv4 address in its own form; `undefined` for what is none. */
export function readAddress(noted: string): string | undefined {
  const bare = WITH_PORT.exec(noted)?.[1] ?? NOTED.exec(noted)?.[1] ?? ''
  const address = MAPPED.exec(bare)?.[1] ?? bare
  return isIPv4(address) || isIPv6(address) ? address : undefined
}

/**
 * What attempts from this address are counted under: all of IPv4, the first 64 bits of IPv6, which one household or phone
 * has for itself. What is no address counts as one place.
 */
export function networkOf(address: string): string {
  const read = readAddress(address)
  if (read === undefined) return 'unknown'
  return isIPv4(read) ? read : `${groups(read).slice(0, 4).join(':')}::/64`
}

/** The eight groups of an IPv6 address, in their shortest form. */
function groups(address: string): readonly string[] {
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const head = before.split(':').filter(Boolean)
  const tail = (after ?? '').split(':').filter(Boolean)
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail]
}
