import { PosError } from '../../shared/errors.ts'
import { networkOf } from '../http/client-network.ts'
import { AttemptLimit, type AttemptLimitOptions } from './attempt-limit.ts'
import { isAuth } from './auth-hash.ts'
import type { KnownDevice } from './known-device.ts'

/** How many wrong sign-ins are borne. */
export interface SignInLimits {
  /** For one login, from one network. */
  readonly place: AttemptLimitOptions
  /** For one login, from everywhere. */
  readonly login: AttemptLimitOptions
  /** For all logins, from one network. */
  readonly network: AttemptLimitOptions
  /** From one device of the shop. */
  readonly device: AttemptLimitOptions
  /** From all devices of a shop together on which the owner never was. */
  readonly strangers: AttemptLimitOptions
}

const QUARTER_HOUR_MS = 900_000

/** In a quarter of an hour. Fifty a quarter of an hour are less than two million a year, from the whole world. */
export const SIGN_IN_LIMITS: SignInLimits = {
  place: { max: 10, windowMs: QUARTER_HOUR_MS },
  login: { max: 50, windowMs: QUARTER_HOUR_MS },
  network: { max: 100, windowMs: QUARTER_HOUR_MS },
  device: { max: 10, windowMs: QUARTER_HOUR_MS },
  strangers: { max: 50, windowMs: QUARTER_HOUR_MS },
}

/** One question "is this the owner?". */
export interface Claim {
  readonly login: string
  readonly auth: string
  /** What is stored for the login; `undefined` for an unknown one. */
  readonly stored: string | undefined
  readonly address: string
  /** Who asks, when it is a device of the shop: what others guess does not count against it. */
  readonly device?: KnownDevice | undefined
}

type Count = readonly [limit: AttemptLimit, key: string]

/**
 * Checks passwords and slows down whoever guesses. A device of the shop is counted by itself: neither guesses from
 * everywhere nor those of its neighbours in one network keep the owner out there.
 */
export class SignInGuard {
  readonly #byPlace: AttemptLimit
  readonly #byLogin: AttemptLimit
  readonly #byNetwork: AttemptLimit
  readonly #byDevice: AttemptLimit
  readonly #byStrangers: AttemptLimit
  readonly #now: () => number

  constructor(limits: SignInLimits, now: () => number) {
    this.#byPlace = new AttemptLimit(limits.place)
    this.#byLogin = new AttemptLimit(limits.login)
    this.#byNetwork = new AttemptLimit(limits.network)
    this.#byDevice = new AttemptLimit(limits.device)
    this.#byStrangers = new AttemptLimit(limits.strangers)
    this.#now = now
  }

  /**
   * Throws `wrong_login` for a wrong password or an unknown login alike, `rate_limited` after too many, `server_busy` when
   * too many are being checked already.
   */
  async check(claim: Claim): Promise<void> {
    const counts = this.#countsOf(claim)
    for (const [limit, key] of counts) limit.take(key, this.#now())
    let isWrong = false
    try {
      isWrong = !(await isAuth(claim.auth, claim.stored, claim.device !== undefined))
    } finally {
      if (!isWrong) for (const [limit, key] of counts) limit.succeed(key)
    }
    if (isWrong) throw wrongLogin()
  }

  /** In this order: who is refused by one uses up nothing of those after it, so one place cannot close a login for others. */
  #countsOf({ login, address, device }: Claim): readonly Count[] {
    if (device === undefined) {
      const network = networkOf(address)
      return [
        [this.#byNetwork, network],
        [this.#byPlace, `${network} ${login}`],
        [this.#byLogin, login],
      ]
    }
    const { shopId, deviceId, by, hadOwner } = device
    const own: Count = [this.#byDevice, `${by} ${shopId} ${deviceId}`]
    return hadOwner ? [own] : [own, [this.#byStrangers, shopId]]
  }
}

/** What a wrong password, an unknown login and a password that was changed meanwhile are told alike. */
export function wrongLogin(): PosError {
  return new PosError('wrong_login', 'the login or the password is wrong', {
    hint: 'Check the login and the password.',
  })
}
