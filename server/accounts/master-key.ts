import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { PosError } from '../../shared/errors.ts'

/** The length of the server's master key in bytes. */
export const MASTER_KEY_BYTES = 32

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Wraps the shop keys of managed custody, so that a stolen database is unreadable without the key file. */
export class MasterKey {
  readonly #wrap: Buffer
  readonly #salts: Buffer
  readonly #pairings: Buffer
  readonly #push: Buffer

  /** Throws `key_missing` for another length than 32 bytes. */
  constructor(raw: Uint8Array) {
    if (raw.length !== MASTER_KEY_BYTES) throw new PosError('key_missing', 'the master key has 32 bytes')
    this.#wrap = derive(raw, 'wrap')
    this.#salts = derive(raw, 'login-salt')
    this.#pairings = derive(raw, 'pairing')
    this.#push = derive(raw, 'push')
  }

  /** A shop's raw key sealed for this shop and epoch only. */
  wrap(shop: string, epoch: number, raw: Uint8Array): Uint8Array {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#wrap, nonce).setAAD(boundTo(shop, epoch))
    return Buffer.concat([nonce, cipher.update(raw), cipher.final(), cipher.getAuthTag()])
  }

  /** The raw key again. Throws `key_missing` when it was wrapped by another master key, or for another shop or epoch. */
  unwrap(shop: string, epoch: number, wrapped: Uint8Array): Uint8Array<ArrayBuffer> {
    const nonce = wrapped.subarray(0, NONCE_BYTES)
    const tag = wrapped.subarray(wrapped.length - TAG_BYTES)
    const secret = wrapped.subarray(NONCE_BYTES, wrapped.length - TAG_BYTES)
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#wrap, nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(boundTo(shop, epoch)).setAuthTag(tag)
      return new Uint8Array(Buffer.concat([decipher.update(secret), decipher.final()]))
    } catch (cause) {
      throw new PosError('key_missing', 'the master key does not open this shop', {
        cause,
        hint: 'Start the server with the master key that it had when the shop was made.',
      })
    }
  }

  /** The salt that an unknown login is answered: always the same for one login, and like a real one. */
  saltFor(login: string): string {
    return createHmac('sha256', this.#salts).update(login).digest().subarray(0, 16).toString('base64url')
  }

  /** What is stored of a pairing code. A code is short: without the master key nobody can try them all on a stolen database. */
  pairingHash(code: string): string {
    return createHmac('sha256', this.#pairings).update(code).digest('base64url')
  }

  /** The private key by which push services know this server: the same on every server that has this master key. */
  get pushKey(): Uint8Array {
    return this.#push
  }
}

function derive(raw: Uint8Array, name: string): Buffer {
  return Buffer.from(hkdfSync('sha256', raw, Buffer.alloc(32), `sonic-pos/1/master/${name}`, 32))
}

function boundTo(shop: string, epoch: number): Buffer {
  return Buffer.from(`${shop}\u0000${epoch}`)
}
