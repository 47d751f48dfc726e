import { describe, expect, it } from 'vitest'
import { PosError } from '../shared/errors.ts'
import { parseConfig } from './config.ts'

describe('the environment', () => {
  it('needs nothing set: this machine only, port 8787, ./data', () => {
    expect(parseConfig({}, '/app')).toEqual({
      port: 8787,
      host: '127.0.0.1',
      dataDir: `${process.cwd()}/data`,
      database: { kind: 'sqlite', path: `${process.cwd()}/data/sonic.sqlite` },
      backups: {
        folder: { path: `${process.cwd()}/data/backups`, mayCreate: true },
        second: undefined,
        passphrase: undefined,
      },
      distDir: '/app/dist',
      logLevel: 'info',
      masterKey: undefined,
      trustProxy: false,
      metricsToken: undefined,
      drainMs: 0,
      tls: undefined,
      hsts: false,
      lanHelpPort: 8788,
      push: { contact: undefined, privateKey: undefined },
    })
  })

  it('an empty variable counts as not set', () => {
    expect(parseConfig({ PORT: '', SONIC_MASTER_KEY: '' }, '/app')).toMatchObject({
      port: 8787,
      masterKey: undefined,
    })
  })

  it('takes what is given', () => {
    const given = {
      PORT: '0',
      HOST: '::',
      DATA_DIR: '/var/sonic',
      DIST_DIR: '/srv/dist',
      LOG_LEVEL: 'warn',
      TRUST_PROXY: '1',
    }
    expect(parseConfig(given, '/app')).toMatchObject({
      port: 0,
      host: '::',
      dataDir: '/var/sonic',
      distDir: '/srv/dist',
      logLevel: 'warn',
      trustProxy: true,
    })
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '1.5'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'yes'],
    ['METRICS_TOKEN', 'fifteen-letters'],
    ['METRICS_TOKEN', 'sixteen letters and a space'],
    ['DRAIN_SECONDS', '-1'],
    ['DRAIN_SECONDS', '301'],
    ['BACKUP_PASSPHRASE', 'too short'],
    ['PUSH', 'no'],
    ['PUSH_CONTACT', 'somebody'],
    ['PUSH_CONTACT', 'mailto:'],
    ['VAPID_PRIVATE_KEY', 'short'],
    ['VAPID_PRIVATE_KEY', 'A'.repeat(43)],
  ])('names a wrong %s (%s)', (name, value) => {
    expect(() => parseConfig({ [name]: value }, '/app')).toThrow(
      expect.objectContaining({ code: 'bad_request', field: name }),
    )
  })

  it('takes folders for backup files, which must be there already, and a passphrase', () => {
    const given = {
      BACKUP_DIR: '/mnt/a',
      BACKUP_DIR_2: '/mnt/b',
      BACKUP_PASSPHRASE: 'correct horse battery staple',
    }
    expect(parseConfig(given, '/app').backups).toEqual({
      folder: { path: '/mnt/a', mayCreate: false },
      second: { path: '/mnt/b', mayCreate: false },
      passphrase: 'correct horse battery staple',
    })
  })

  it.each([
    ['TLS_CERT', 'TLS_KEY'],
    ['TLS_KEY', 'TLS_CERT'],
  ])('%s alone is refused: %s is missing', (given, field) => {
    const refused = refusalOf(() => parseConfig({ [given]: '/etc/sonic/file.pem' }, '/app'))
    expect(refused).toMatchObject({
      code: 'bad_request',
      field,
      message: `${field} is not set, but ${given} is`,
    })
  })

  it('takes a certificate with its key', () => {
    const given = { TLS_CERT: '/etc/sonic/cert.pem', TLS_KEY: '/etc/sonic/key.pem' }
    expect(parseConfig(given, '/app')).toMatchObject({
      tls: { certPath: '/etc/sonic/cert.pem', keyPath: '/etc/sonic/key.pem' },
      hsts: true,
    })
    expect(parseConfig({ ...given, TLS_HSTS: '0' }, '/app').hsts).toBe(false)
  })

  it('no promise of https without a certificate', () => {
    expect(parseConfig({ TLS_HSTS: '1' }, '/app').hsts).toBe(false)
  })

  it('sends push messages unless it is told not to, in the name and with the key that it is given', () => {
    const key = Buffer.alloc(32, 7)
    const given = { PUSH_CONTACT: 'mailto:it@shop.example', VAPID_PRIVATE_KEY: key.toString('base64url') }
    expect(parseConfig(given, '/app').push).toEqual({ contact: 'mailto:it@shop.example', privateKey: key })
    expect(parseConfig({ ...given, PUSH: '0' }, '/app').push).toBeUndefined()
  })

  it('takes PostgreSQL by its address', () => {
    const DATABASE_URL = 'postgres://sonic:secret@db.example:5432/shops?sslmode=require'
    expect(parseConfig({ DATABASE_URL }, '/app').database).toEqual({ kind: 'postgres', url: DATABASE_URL })
  })

  it.each([
    ['mysql://sonic:secret@host/shops', 'is not the address of a PostgreSQL database'],
    ['sonic:secret@host/shops', 'is not the address of a PostgreSQL database'],
    ['//sonic:secret@host/shops', 'is not an address'],
    ['postgres://sonic:secret@host', 'names no database'],
  ])('refuses the database %s in a sentence without its password', (DATABASE_URL, sentence) => {
    const refusal = refusalOf(() => parseConfig({ DATABASE_URL }, '/app'))
    expect(refusal).toMatchObject({ code: 'bad_request', field: 'DATABASE_URL' })
    expect(refusal.message).toBe(`DATABASE_URL ${sentence}`)
    expect(`${refusal.hint}`).not.toContain('secret')
  })
})

function refusalOf(work: () => unknown): PosError {
  try {
    work()
  } catch (error) {
    if (error instanceof PosError) return error
  }
  throw new Error('nothing was refused')
}
