import { describe, expect, it } from 'vitest'
import { type Interfaces, lanNames } from './lan-names.ts'

const ipv4 = (address: string, internal = false) => ({
  address,
  internal,
  family: 'IPv4' as const,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: `${address}/24`,
})
const addressesOf = (interfaces: Interfaces) => lanNames(interfaces, 'pc').addresses

describe('the addresses of this machine in the shop’s network', () => {
  it('are its private ones: no loopback, no public one, none that a missing router gave', () => {
    const found = addressesOf({
      lo: [ipv4('127.0.0.1', true)],
      eth0: [ipv4('192.168.1.20'), ipv4('8.8.8.8'), ipv4('169.254.3.4')],
      wlan0: [ipv4('10.0.0.7')],
      eth1: [ipv4('172.16.0.1'), ipv4('172.32.0.1'), ipv4('172.15.0.1')],
    })
    expect(found).toEqual(['192.168.1.20', '10.0.0.7', '172.16.0.1'])
  })

  it('those of networks inside the machine come last, whatever they look like', () => {
    expect(addressesOf({ docker0: [ipv4('192.168.99.1')], wlan0: [ipv4('172.20.10.2')] })).toEqual([
      '172.20.10.2',
      '192.168.99.1',
    ])
  })

  it('there may be none', () => {
    expect(addressesOf({ lo: [ipv4('127.0.0.1', true)], gone: undefined })).toEqual([])
  })

  it.each([
    ['Kasa-PC', ['kasa-pc', 'kasa-pc.local']],
    ['till.shop.example', ['till.shop.example']],
    ['localhost', []],
    ['KASA_1', []],
    ['دوکان', []],
  ])('the host name %s gives %j', (name, expected) => {
    expect(lanNames({}, name).hostNames).toEqual(expected)
  })
})
