import { lookup as lookUp, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { PosError } from '../../shared/errors.ts'

/** Networks that are not the internet: a server must not be made to ask its own neighbours by a client's address. */
const INSIDE: readonly (readonly [net: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
]

/** Of IPv6 only what is given out to the internet, without what wraps an IPv4 address or stands in documents. */
const OUTSIDE_V6 = ['2000::', 3] as const
const INSIDE_V6: readonly (readonly [net: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const inside = new BlockList()
for (const [net, prefix, family] of INSIDE) inside.addSubnet(net, prefix, family)
for (const [net, prefix] of INSIDE_V6) inside.addSubnet(net, prefix, 'ipv6')
const outsideV6 = new BlockList()
outsideV6.addSubnet(...OUTSIDE_V6, 'ipv6')

/** Whether an IP address is one of the internet; false for a text that is none. */
export function isOutside(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inside.check(address, 'ipv4')
  return family === 6 && outsideV6.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}

/**
 * Looks a name up for a connection, and fails when any of its addresses is not allowed: what was checked is what is
 * connected to, so a name cannot mean one address now and another one later.
 */
export function lookupOf(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '')
      const [first] = found
      if (first === undefined || found.some(({ address }) => !isAllowed(address))) {
        return callback(new Error(`${hostname} is not on the internet`), '')
      }
      answer(found, first, options.all === true, callback)
    })
  }
}

function answer(
  found: LookupAddress[],
  first: LookupAddress,
  isForAll: boolean,
  callback: Parameters<LookupFunction>[2],
): void {
  if (isForAll) callback(null, found)
  else callback(null, first.address, first.family)
}

/**
 * The address of a push service that a client names: https at its usual port, a name of the internet, nothing else in it.
 * Throws `bad_request`.
 */
export function parseEndpoint(text: string): URL {
  const url = URL.parse(text)
  const isRight =
    url?.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    url.hash === '' &&
    isIP(url.hostname) === 0 &&
    /^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/.test(url.hostname)
  if (url !== null && isRight) return url
  throw new PosError('bad_request', 'endpoint: not the address of a push service', {
    field: 'endpoint',
    hint: 'Send what the browser’s PushSubscription says.',
  })
}
