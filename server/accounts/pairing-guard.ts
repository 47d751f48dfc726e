import { networkOf } from '../http/client-network.ts'
import { AttemptLimit, type AttemptLimitOptions } from './attempt-limit.ts'

/** How many wrong pairing codes are borne. */
export interface PairingLimits {
  readonly address: AttemptLimitOptions
  /** From all addresses together. */
  readonly all: AttemptLimitOptions
}

const QUARTER_HOUR_MS = 900_000

/**
 * Thirty wrong codes from one address (many shops share one behind their provider), three hundred from all: with a
 * hundred codes alive at any time a guess is right once in a thousand years.
 */
export const PAIRING_LIMITS: PairingLimits = {
  address: { max: 30, windowMs: QUARTER_HOUR_MS },
  all: { max: 300, windowMs: QUARTER_HOUR_MS },
}

const EVERYBODY = ''

/** Slows down whoever guesses pairing codes. */
export class PairingGuard {
  readonly #byAddress: AttemptLimit
  readonly #all: AttemptLimit
  readonly #now: () => number

  constructor(limits: PairingLimits, now: () => number) {
    this.#byAddress = new AttemptLimit(limits.address)
    this.#all = new AttemptLimit(limits.all)
    this.#now = now
  }

  /** Counts a claim before it is tried. Throws `rate_limited` after too many that were wrong. */
  take(address: string): void {
    this.#byAddress.take(networkOf(address), this.#now())
    this.#all.take(EVERYBODY, this.#now())
  }

  /** Forgets a claim whose code was right. */
  succeed(address: string): void {
    this.#byAddress.succeed(networkOf(address))
    this.#all.succeed(EVERYBODY)
  }
}
