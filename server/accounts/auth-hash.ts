import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const argon2Async = promisify(argon2)

/** OWASP's smallest argon2id: what is hashed has 600,000 rounds of PBKDF2 behind it already. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** At most this many at once: each takes 19 MB, and a shop's server is small. */
const AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

/** The text to store for what a device sends in place of its password: argon2id with a salt of its own. */
export async function hashAuth(auth: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(auth, salt)
  return `argon2id$${COST.memory}$${COST.passes}$${salt.toString('base64url')}$${tag.toString('base64url')}`
}

/**
 * True when `auth` is what `stored` was made of. Takes as long for `undefined` (an unknown login) as for a stored
 * one, so that answers do not tell who has an account.
 */
export async function isAuth(auth: string, stored: string | undefined): Promise<boolean> {
  const [, , , salt = '', tag = ''] = (stored ?? '').split('$')
  const wanted = Buffer.from(tag, 'base64url')
  const found = await derive(auth, stored === undefined ? Buffer.alloc(16) : Buffer.from(salt, 'base64url'))
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}

async function derive(auth: string, salt: Buffer): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await argon2Async('argon2id', { message: auth, nonce: salt, ...COST })
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}
