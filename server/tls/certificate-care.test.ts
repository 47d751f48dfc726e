import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { issueCertificate, makeAuthority, type PemPair } from '../lan/make-certificate.ts'
import { CertificateCare, warningOf } from './certificate-care.ts'
import type { Certificate } from './certificate.ts'

const DAY_MS = 86_400_000
const start = Date.parse('2026-11-22T12:00:00Z')
let folder: string
let first: PemPair
let second: PemPair
let ended: PemPair
let lines: string[]
let used: string[]
let clock: number

beforeAll(async () => {
  const authority = await makeAuthority('Test', { now: start, days: 100 })
  const issue = (days: number, now = start) => issueCertificate(authority, ['localhost'], { now, days })
  first = await issue(90)
  second = await issue(95)
  ended = await issue(2, start - 10 * DAY_MS)
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-care-'))
  lines = []
  used = []
  clock = start
})
afterEach(() => rmSync(folder, { recursive: true }))

const put = ({ cert, key }: PemPair, into = folder) => {
  writeFileSync(join(into, 'cert.pem'), cert)
  writeFileSync(join(into, 'key.pem'), key)
}
const open = (from = folder): CertificateCare => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const files = { certPath: join(from, 'cert.pem'), keyPath: join(from, 'key.pem') }
  const care = new CertificateCare({ files, log, now: () => clock })
  care.start(({ cert }: Certificate) => void used.push(cert))
  care.stop()
  return care
}

describe('a certificate that is renewed', () => {
  it('is taken once, and nothing is said while nothing changes', () => {
    put(first)
    const care = open()
    care.look()
    expect([used, lines]).toEqual([[], []])
    put(second)
    care.look()
    care.look()
    expect(used).toEqual([second.cert])
    expect(care.current.cert).toBe(second.cert)
    expect(lines.join('')).toContain('"until":"2027-02-25"')
  })

  it('is found when links change, as certbot and Kubernetes do it', () => {
    for (const [name, pair] of [
      ['a', first],
      ['b', second],
    ] as const) {
      mkdirSync(join(folder, name))
      put(pair, join(folder, name))
    }
    symlinkSync(join(folder, 'a'), join(folder, 'live'))
    const care = open(join(folder, 'live'))
    symlinkSync(join(folder, 'b'), join(folder, 'next'))
    renameSync(join(folder, 'next'), join(folder, 'live'))
    care.look()
    expect(used).toEqual([second.cert])
  })

  it('half written: the old one stays, which is said once, and the whole one is taken later', () => {
    put(first)
    const care = open()
    writeFileSync(join(folder, 'cert.pem'), second.cert)
    care.look()
    care.look()
    expect(used).toEqual([])
    expect(lines.filter((line) => line.includes('the old one stays'))).toHaveLength(1)
    expect(lines.join('')).toMatch(/is not the key of/)
    writeFileSync(join(folder, 'key.pem'), second.key)
    care.look()
    expect(used).toEqual([second.cert])
  })

  it('one that has ended never replaces a good one', () => {
    put(first)
    const care = open()
    put(ended)
    care.look()
    expect(used).toEqual([])
    expect(lines.join('')).toContain('the new certificate ended on 2026-11-14')
  })

  it('no private key is ever in the log', () => {
    put(first)
    const care = open()
    put(ended)
    care.look()
    put(second)
    care.look()
    expect(lines.join('')).not.toContain('PRIVATE')
  })
})

describe('a certificate’s dates', () => {
  it('an ended one is a warning with its date, not the end of the server, and its renewal is taken', () => {
    put(ended)
    const care = open()
    expect(lines.join('')).toContain('the certificate ended on 2026-11-14: devices refuse it')
    put(second)
    care.look()
    expect(used).toEqual([second.cert])
  })

  it('one that ends soon is said once a day', () => {
    put(first)
    const care = open()
    clock = start + 80 * DAY_MS
    care.look()
    care.look()
    clock += DAY_MS
    care.look()
    expect(lines.filter((line) => line.includes('ends on 2027-02-20: renew it'))).toHaveLength(2)
  })

  it.each([
    [-100, 100, undefined],
    [-100, 13, 'the certificate ends on'],
    [-2, 4, undefined],
    [-4, 2, undefined],
    [-5, 1, 'the certificate ends on'],
    [-5, 0, 'the certificate ended on'],
    [1, 100, 'the certificate begins on'],
  ])('valid from day %i to day %i', (from, until, sentence) => {
    const warning = warningOf({ startsAt: start + from * DAY_MS, endsAt: start + until * DAY_MS }, start)
    if (sentence === undefined) expect(warning).toBeUndefined()
    else expect(warning).toContain(sentence)
  })
})
