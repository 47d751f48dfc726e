/** What one request, one shop and all of them together may cost this server. */
export interface RequestLimits {
  /** A body of which nothing arrives for so long is given up, in milliseconds. */
  readonly bodyIdleMs: number
  /** After this time, in milliseconds, a body has to have kept `bodyBytesPerS` on the whole. */
  readonly bodyGraceMs: number
  readonly bodyBytesPerS: number
  /** An answer of which nothing is read for so long is given up, in milliseconds. */
  readonly readerIdleMs: number
  /** Bytes of bodies and of answers on their way that may be in memory at once. */
  readonly memoryBytes: number
  /** How many of them one shop (or one address, before it has signed in) may have. */
  readonly ownerBytes: number
  /** How long a request waits for its share, in milliseconds, before it is told to come back. */
  readonly memoryWaitMs: number
  /** When it is told to come back, in seconds. */
  readonly retryAfterS: number
}

/** The limits of a real server; tests give smaller ones. */
export const REQUEST_LIMITS: RequestLimits = {
  // A phone that changes its cell is silent for some seconds, never for half a minute.
  bodyIdleMs: 30_000,
  bodyGraceMs: 30_000,
  // Half of what GPRS carries: the largest request still has seven minutes.
  bodyBytesPerS: 2048,
  readerIdleMs: 60_000,
  // 85 of the largest requests or two thousand usual ones; parsing and storing them takes about as much again.
  memoryBytes: 64 * 1024 * 1024,
  // Ten of the largest requests: a device sends one at a time and fetches four.
  ownerBytes: 8 * 1024 * 1024,
  memoryWaitMs: 10_000,
  retryAfterS: 5,
}
