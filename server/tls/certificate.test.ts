import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificate, makeAuthority, type PemPair } from '../lan/make-certificate.ts'
import { readCertificate } from './certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'sonic-tls-'))
const now = Date.parse('2026-11-22T12:00:00Z')
let pair: PemPair

const put = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

beforeAll(async () => {
  const authority = await makeAuthority('Test', { now, days: 10 })
  pair = await issueCertificate(authority, ['localhost', '127.0.0.1'], { now, days: 5 })
  put('cert.pem', pair.cert)
  put('key.pem', pair.key)
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = (cert = 'cert.pem', key = 'key.pem') =>
  readCertificate({ certPath: join(folder, cert), keyPath: join(folder, key) })

describe('the files of a certificate', () => {
  it('are read with their dates', () => {
    expect(read()).toEqual({
      ...pair,
      startsAt: now - 86_400_000,
      endsAt: now + 5 * 86_400_000,
    })
  })

  it('may be one file for both', () => {
    put('both.pem', pair.key + pair.cert)
    expect(read('both.pem', 'both.pem').endsAt).toBe(now + 5 * 86_400_000)
  })

  it.each([
    ['TLS_CERT', 'gone.pem', 'key.pem', /gone\.pem is not there/],
    ['TLS_KEY', 'cert.pem', 'gone.pem', /gone\.pem is not there/],
    ['TLS_CERT', 'cert.pem/x', 'key.pem', /cert\.pem\/x is not there/],
    ['TLS_CERT', 'folder', 'key.pem', /folder is a folder/],
    ['TLS_CERT', 'text.pem', 'key.pem', /text\.pem holds no certificate in PEM form/],
    ['TLS_CERT', 'broken.pem', 'key.pem', /broken\.pem holds no certificate in PEM form/],
    ['TLS_CERT', 'key.pem', 'key.pem', /key\.pem holds no certificate in PEM form/],
    ['TLS_CERT', 'chain.pem', 'key.pem', /chain\.pem is of no use for TLS/],
    ['TLS_KEY', 'cert.pem', 'text.pem', /text\.pem holds no private key in PEM form/],
    ['TLS_KEY', 'cert.pem', 'locked.pem', /locked\.pem is locked with a passphrase/],
    ['TLS_KEY', 'cert.pem', 'other.pem', /other\.pem is not the key of .*cert\.pem/],
  ])('%s is named when it is wrong: %s with %s', (field, cert, key, sentence) => {
    mkdirSync(join(folder, 'folder'), { recursive: true })
    put('text.pem', 'hello')
    put('broken.pem', pair.cert.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA'))
    put('chain.pem', `${pair.cert}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`)
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    put('other.pem', privateKey.export({ format: 'pem', type: 'pkcs8' }))
    const locked = { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'secret' } as const
    put('locked.pem', privateKey.export(locked))
    const refusal = expect.objectContaining({
      code: 'bad_request',
      field,
      message: expect.stringMatching(sentence) as string,
      hint: expect.any(String) as string,
    }) as Error
    expect(() => read(cert, key)).toThrow(refusal)
  })
})
