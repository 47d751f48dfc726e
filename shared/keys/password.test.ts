import { hkdfSync, pbkdf2Sync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toBase64Url } from '../snapshot/bytes.ts'
import { KDF, newSalt, passwordSecrets } from './password.ts'

const salt = toBase64Url(Uint8Array.from({ length: 16 }, (_, index) => index))

/** Both secrets by other code: Node's own. */
function secretsOf(normal: string): { auth: string; slot: Buffer } {
  const master = pbkdf2Sync(normal, Buffer.from(salt, 'base64url'), 600_000, 32, 'sha256')
  const part = (name: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, new Uint8Array(32), `sonic-pos/1/password/${name}`, 32))
  return { auth: part('auth').toString('base64url'), slot: part('slot') }
}

/** What AES-GCM with this raw key gives for fixed input: two keys with the same answer are the same key. */
async function answerOf(key: CryptoKey): Promise<string> {
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: new Uint8Array(12) },
    key,
    new Uint8Array(4),
  )
  return Buffer.from(sealed).toString('hex')
}

describe('a password', () => {
  it('engine 16: gives these secrets for ever, and the slot key is not the one that is sent', async () => {
    const wanted = secretsOf('correct horse')
    const { auth, slotKey } = await passwordSecrets('correct horse', salt)
    expect(auth).toBe('D3GowN9zsiMr-Df4jQTi6mvUU98adHYIh74XDirPcJo')
    expect(auth).toBe(wanted.auth)
    const slot = await crypto.subtle.importKey('raw', new Uint8Array(wanted.slot), 'AES-GCM', false, [
      'encrypt',
    ])
    expect(await answerOf(slotKey)).toBe(await answerOf(slot))
    expect(slotKey.extractable).toBe(false)
    expect(wanted.slot.toString('base64url')).not.toBe(auth)
  })

  it('engine 16: is the same however its letters were composed (NFKC)', async () => {
    const composed = await passwordSecrets('\u00e9\u0627\ufb01', salt)
    const decomposed = await passwordSecrets('e\u0301\u0627fi', salt)
    expect(composed.auth).toBe(decomposed.auth)
    expect(composed.auth).toBe(secretsOf('\u00e9\u0627fi').auth)
  })

  it('engine 16: gives other secrets under another salt', async () => {
    const { auth } = await passwordSecrets('correct horse', newSalt())
    expect(auth).not.toBe(secretsOf('correct horse').auth)
    expect(newSalt()).not.toBe(newSalt())
  })

  it('engine 16: is not stretched less because a server says so, nor absurdly more, nor with a broken salt', async () => {
    const refused = { code: 'bad_request' }
    await expect(passwordSecrets('x', salt, { ...KDF, iterations: 1 })).rejects.toMatchObject(refused)
    await expect(passwordSecrets('x', salt, { ...KDF, iterations: 599_999 })).rejects.toMatchObject(refused)
    await expect(passwordSecrets('x', salt, { ...KDF, iterations: 1e12 })).rejects.toMatchObject(refused)
    await expect(passwordSecrets('x', salt, { ...KDF, iterations: Number.NaN })).rejects.toMatchObject(
      refused,
    )
    await expect(
      passwordSecrets('x', salt, { name: 'plain' as never, iterations: 600_000 }),
    ).rejects.toMatchObject(refused)
    for (const broken of ['', 'AAAA', 'not base64!', 'A'.repeat(200)]) {
      await expect(passwordSecrets('x', broken)).rejects.toMatchObject(refused)
    }
  })
})
