import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MasterKey } from './master-key.ts'

const raw = new Uint8Array(randomBytes(32))

describe('master key', () => {
  it('opens what it wrapped, for that shop and epoch only', () => {
    const key = new MasterKey(randomBytes(32))
    const wrapped = key.wrap('shop', 1, raw)
    expect(key.unwrap('shop', 1, wrapped)).toEqual(raw)
    const missing = expect.objectContaining({ code: 'key_missing' })
    expect(() => key.unwrap('other', 1, wrapped)).toThrow(missing)
    expect(() => key.unwrap('shop', 2, wrapped)).toThrow(missing)
    expect(() => new MasterKey(randomBytes(32)).unwrap('shop', 1, wrapped)).toThrow(missing)
    expect(() => key.unwrap('shop', 1, wrapped.subarray(0, 20))).toThrow(missing)
  })

  it('never wraps alike twice, and shows nothing of the key', () => {
    const key = new MasterKey(randomBytes(32))
    const [one, two] = [Buffer.from(key.wrap('shop', 1, raw)), Buffer.from(key.wrap('shop', 1, raw))]
    expect(one.equals(two)).toBe(false)
    expect(one.includes(raw)).toBe(false)
  })

  it('has 32 bytes or is refused', () => {
    expect(() => new MasterKey(randomBytes(16))).toThrow(expect.objectContaining({ code: 'key_missing' }))
  })
})
