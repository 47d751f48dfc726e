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
  /** So many of `memoryBytes` are for bodies of at most `smallBytes`, whoever sends large ones. */
  readonly reservedBytes: number
  readonly smallBytes: number
  /** How many of them one shop (or one address, before it has signed in) may have. */
  readonly ownerBytes: number
  /** How many requests of one shop or address may wait for their share; those beyond are told to come back at once. */
  readonly ownerWaiting: number
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
  // A quarter, for what a device sends after a sale: 40 to 110 KB. Whoever holds back large bodies does not stop that.
  reservedBytes: 16 * 1024 * 1024,
  smallBytes: 128 * 1024,
  // Ten of the largest requests: a device sends one at a time and fetches four.
  ownerBytes: 8 * 1024 * 1024,
  // All tablets of a large shop at once.
  ownerWaiting: 100,
  memoryWaitMs: 10_000,
  retryAfterS: 5,
}
