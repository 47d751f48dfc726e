import { hash, timingSafeEqual } from 'node:crypto'
import { BlockList, isIPv4, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import type { AppEnv } from '../http/app-env.ts'

const BEARER = /^Bearer ([\x21-\x7e]{1,512})$/

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** By these a proxy on this machine is known, whose callers are anywhere. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

/**
 * Who may read the figures: whoever has the token, compared in constant time; without a token only a client on this
 * machine that no proxy stands before.
 */
export function metricsAccess(token: string | undefined): (c: Context<AppEnv>) => boolean {
  if (token === undefined) return isLocal
  const expected = digest(token)
  return (c) => {
    const given = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
    return given !== undefined && timingSafeEqual(digest(given), expected)
  }
}

function isLocal(c: Context<AppEnv>): boolean {
  if (PROXY_HEADERS.some((name) => c.req.header(name) !== undefined)) return false
  const address = c.env?.incoming?.socket.remoteAddress ?? ''
  return (
    (isIPv4(address) && LOOPBACK.check(address, 'ipv4')) ||
    (isIPv6(address) && LOOPBACK.check(address, 'ipv6'))
  )
}

/** Of the same length for every text, as the comparison needs it. */
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
