import { PosError } from '../../shared/errors.ts'
import { AttemptLimit, type AttemptLimitOptions } from './attempt-limit.ts'
import { isAuth } from './auth-hash.ts'

/** How many wrong sign-ins are borne. */
export interface SignInLimits {
  readonly login: AttemptLimitOptions
  readonly address: AttemptLimitOptions
}

const QUARTER_HOUR_MS = 900_000

/** Ten wrong passwords for one login, a hundred from one address, in a quarter of an hour. */
export const SIGN_IN_LIMITS: SignInLimits = {
  login: { max: 10, windowMs: QUARTER_HOUR_MS },
  address: { max: 100, windowMs: QUARTER_HOUR_MS },
}

/** One question "is this the owner?". */
export interface Claim {
  readonly login: string
  readonly auth: string
  /** What is stored for the login; `undefined` for an unknown one. */
  readonly stored: string | undefined
  readonly address: string
}

/** Checks passwords and slows down whoever guesses. */
export class SignInGuard {
  readonly #byLogin: AttemptLimit
  readonly #byAddress: AttemptLimit
  readonly #now: () => number

  constructor(limits: SignInLimits, now: () => number) {
    this.#byLogin = new AttemptLimit(limits.login)
    this.#byAddress = new AttemptLimit(limits.address)
    this.#now = now
  }

  /** Throws `wrong_login` for a wrong password or an unknown login alike, `rate_limited` after too many. */
  async check({ login, auth, stored, address }: Claim): Promise<void> {
    this.#byAddress.take(address, this.#now())
    this.#byLogin.take(login, this.#now())
    if (!(await isAuth(auth, stored))) throw wrongLogin()
    this.#byAddress.succeed(address)
    this.#byLogin.succeed(login)
  }
}

/** What a wrong password, an unknown login and a password that was changed meanwhile are told alike. */
export function wrongLogin(): PosError {
  return new PosError('wrong_login', 'the login or the password is wrong', {
    hint: 'Check the login and the password.',
  })
}
