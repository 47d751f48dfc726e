import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { PosError } from '../../shared/errors.ts'

const argon2Async = promisify(argon2)

/** OWASP's smallest argon2id: what is hashed has 600,000 rounds of PBKDF2 behind it already. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** At most this many at once: each takes 19 MB, and a shop's server is small. */
const AT_ONCE = 2
/** So many are some seconds of work; those beyond come back. */
const STRANGERS_MAX = 200
const RETRY_AFTER_S = 5

let running = 0
const known: (() => void)[] = []
const strangers: (() => void)[] = []

/**
 * The text to store for what a device sends in place of its password: argon2id with a salt of its own. A device of the
 * shop (`isKnown`) goes before all others. Throws `server_busy` when too many others wait.
 */
export async function hashAuth(auth: string, isKnown = false): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(auth, salt, isKnown)
  return `argon2id$${COST.memory}$${COST.passes}$${salt.toString('base64url')}$${tag.toString('base64url')}`
}

/**
 * True when `auth` is what `stored` was made of. Takes as long for `undefined` (an unknown login) as for a stored
 * one, so that answers do not tell who has an account. A device of the shop (`isKnown`) goes before all others. Throws
 * `server_busy` when too many others wait.
 */
export async function isAuth(auth: string, stored: string | undefined, isKnown = false): Promise<boolean> {
  const [, , , salt = '', tag = ''] = (stored ?? '').split('$')
  const wanted = Buffer.from(tag, 'base64url')
  const nonce = stored === undefined ? Buffer.alloc(16) : Buffer.from(salt, 'base64url')
  const found = await derive(auth, nonce, isKnown)
  return wanted.length === found.length && timingSafeEqual(wanted, found)
}

async function derive(auth: string, salt: Buffer, isKnown: boolean): Promise<Buffer> {
  if (running < AT_ONCE) running += 1
  else await turn(isKnown)
  try {
    return await argon2Async('argon2id', { message: auth, nonce: salt, ...COST })
  } finally {
    const next = known.shift() ?? strangers.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

function turn(isKnown: boolean): Promise<void> {
  if (!isKnown && strangers.length >= STRANGERS_MAX) {
    throw new PosError('server_busy', 'too many passwords are being checked', {
      retryable: true,
      hint: 'Try again in a moment.',
      values: { retryAfterS: RETRY_AFTER_S },
    })
  }
  return new Promise((resolve) => (isKnown ? known : strangers).push(resolve))
}
