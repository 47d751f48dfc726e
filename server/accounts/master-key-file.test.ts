import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMasterKeyFile, parseMasterKey } from './master-key-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-key-'))
  path = join(folder, 'master.key')
})
afterEach(() => rmSync(folder, { recursive: true }))

const missing = expect.objectContaining({ code: 'key_missing' })
const modeOf = () => statSync(path).mode & 0o777

describe('the master key file', () => {
  it('is made once, for its owner only, and read ever after', () => {
    const key = openMasterKeyFile(path)
    expect([key.length, modeOf()]).toEqual([32, 0o600])
    expect(Buffer.from(openMasterKeyFile(path)).equals(key)).toBe(true)
    expect(readdirSync(folder)).toEqual(['master.key'])
  })

  it('is closed to others again when somebody opened it', () => {
    openMasterKeyFile(path)
    chmodSync(path, 0o644)
    openMasterKeyFile(path)
    expect(modeOf()).toBe(0o600)
  })

  it('is never replaced when it is broken: without it the backups cannot be read', () => {
    writeFileSync(path, 'broken')
    expect(() => openMasterKeyFile(path)).toThrow(missing)
    expect(readFileSync(path, 'utf8')).toBe('broken')
  })
})

describe('the master key as text', () => {
  it('is base64 of 32 bytes, or refused', () => {
    expect(parseMasterKey(` ${Buffer.alloc(32, 7).toString('base64')}\n`)).toEqual(Buffer.alloc(32, 7))
    for (const text of ['', 'short', Buffer.alloc(31).toString('base64')])
      expect(() => parseMasterKey(text)).toThrow(missing)
  })
})
