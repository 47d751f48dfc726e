import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { AppEnv } from './app-env.ts'
import { clientAddress } from './client-address.ts'
import { networkOf } from './client-network.ts'

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:4711', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is %s', (address, network) => expect(networkOf(address)).toBe(network))

  it.each(['unknown', '', 'x'.repeat(9000), '1.2.3', '_hidden', '[zz::1]', '1.2.3.4, 5.6.7.8'])(
    'what is no address is one place: %#',
    (address) => expect(networkOf(address)).toBe('unknown'),
  )
})

describe('the address of a caller', () => {
  const seen = async (trustProxy: boolean, forwarded?: string, remoteAddress?: string) => {
    const addressOf = clientAddress(trustProxy)
    const app = new Hono<AppEnv>().get('/', (c) => c.text(addressOf(c)))
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
    const incoming = remoteAddress === undefined ? {} : { incoming: { socket: { remoteAddress } } }
    return (await app.request('/', { headers }, incoming)).text()
  }

  it('is what the own proxy noted last, never what a client wrote before it', async () => {
    expect(await seen(true, '10.0.0.1, 198.51.100.7', '127.0.0.1')).toBe('198.51.100.7')
    expect(await seen(true, '198.51.100.7:5311', '127.0.0.1')).toBe('198.51.100.7')
    expect(await seen(true, '::ffff:198.51.100.7', '127.0.0.1')).toBe('198.51.100.7')
  })

  it('is the connection’s without a proxy, or when the proxy noted none', async () => {
    expect(await seen(false, '198.51.100.7', '::ffff:203.0.113.5')).toBe('203.0.113.5')
    expect(await seen(true, 'unknown', '203.0.113.5')).toBe('203.0.113.5')
    expect(await seen(true, undefined, '203.0.113.5')).toBe('203.0.113.5')
    expect(await seen(true, 'x'.repeat(5000))).toBe('unknown')
  })
})
