import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCertificate } from '../tls/certificate.ts'
import { openLanCertificates } from './lan-certificates.ts'

const DAY_MS = 86_400_000
const start = Date.parse('2026-11-22T12:00:00Z')
const names = { addresses: ['192.168.1.20', '10.0.0.7'], hostNames: ['kasa', 'kasa.local'] }
let outside: string
let folder: string

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'sonic-lan-'))
  folder = join(outside, 'lan')
})
afterEach(() => rmSync(outside, { recursive: true }))

const open = (given = names, now = start) => openLanCertificates(folder, given, now)
const serverPem = () => readFileSync(join(folder, 'server.pem'), 'utf8')

describe('the certificates of the shop’s network', () => {
  it('name every address and name of this machine, and the authority vouches for them', async () => {
    const { serverPath, authority, fingerprint } = await open()
    const made = readCertificate({ certPath: serverPath, keyPath: serverPath })
    const certificate = new X509Certificate(made.cert)
    for (const address of ['127.0.0.1', ...names.addresses])
      expect(certificate.checkIP(address)).toBe(address)
    for (const name of ['localhost', ...names.hostNames]) expect(certificate.checkHost(name)).toBe(name)
    const trusted = new X509Certificate(authority)
    expect(certificate.checkIssued(trusted) && certificate.verify(trusted.publicKey)).toBe(true)
    expect([trusted.ca, certificate.ca]).toEqual([true, false])
    expect(trusted.fingerprint256).toBe(fingerprint)
    // Apple's limit for what a person installs.
    expect(made.endsAt - made.startsAt).toBeLessThan(825 * DAY_MS)
  })

  it('keep their keys from others: the folder 700, the files 600; no key is in what tablets get', async () => {
    const { authority } = await open()
    expect(readdirSync(folder).toSorted()).toEqual(['authority.pem', 'server.pem'])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(authority).not.toContain('PRIVATE')
  })

  it('stay the same at the next start, 30 days before the end too', async () => {
    const first = await open()
    const made = serverPem()
    expect(await open(names, start + (397 - 30) * DAY_MS)).toEqual(first)
    expect(serverPem()).toBe(made)
  })

  it.each([
    ['ends within 30 days', names, start + (397 - 30) * DAY_MS + 1],
    ['lacks a new address', { ...names, addresses: ['192.168.1.21'] }, start],
    ['lacks a new host name', { ...names, hostNames: ['till'] }, start],
  ])('the server’s is made anew when it %s, by the same authority', async (_why, given, now) => {
    const first = await open()
    const made = serverPem()
    const again = await open(given, now)
    expect(again.fingerprint).toBe(first.fingerprint)
    expect(serverPem()).not.toBe(made)
    expect(new X509Certificate(serverPem()).verify(new X509Certificate(first.authority).publicKey)).toBe(true)
  })

  it('the server’s is made anew when it is not valid yet, the clock having been ahead', async () => {
    const { authority } = await open()
    rmSync(join(folder, 'server.pem'))
    await open(names, start + 50 * DAY_MS)
    const ahead = serverPem()
    expect((await open(names, start)).authority).toBe(authority)
    expect(serverPem()).not.toBe(ahead)
  })

  it.each([
    ['behind, as after a power cut', Date.parse('2000-01-01T00:00:00Z'), 'begins on 2026-11-21'],
    ['far ahead', Date.parse('2060-01-01T00:00:00Z'), 'ended on 2036-11-19'],
  ])('a clock that is %s replaces nothing that tablets trust, and is said', async (_how, now, sentence) => {
    const first = await open()
    const made = serverPem()
    expect(first.warning).toBeUndefined()
    expect(await open(names, now)).toEqual({ ...first, warning: expect.stringContaining(sentence) as string })
    expect(serverPem()).toBe(made)
  })

  it('an address that went away needs no new one', async () => {
    await open()
    const made = serverPem()
    await open({ ...names, addresses: ['10.0.0.7'] })
    expect(serverPem()).toBe(made)
  })

  it.each(['', 'nonsense', '-----BEGIN CERTIFICATE-----\n'])(
    'a damaged server file (%j) is made anew',
    async (damaged) => {
      const { fingerprint } = await open()
      writeFileSync(join(folder, 'server.pem'), damaged)
      expect((await open()).fingerprint).toBe(fingerprint)
      expect(new X509Certificate(serverPem()).checkIP('192.168.1.20')).toBe('192.168.1.20')
    },
  )

  it('a damaged authority is never replaced in silence: tablets trust that one', async () => {
    await open()
    writeFileSync(join(folder, 'authority.pem'), 'nonsense')
    await expect(open()).rejects.toMatchObject({ code: 'key_missing' })
    expect(readFileSync(join(folder, 'authority.pem'), 'utf8')).toBe('nonsense')
  })

  it('a folder that cannot be made is named', async () => {
    writeFileSync(folder, 'a file')
    await expect(open()).rejects.toMatchObject({ code: 'folder_read_only', values: { folder } })
  })
})
