/** What a device knows about time besides its own clock. All in ms UTC. */
export interface ClockFacts {
  /** What the device's clock says. */
  readonly now: number
  /** When this build of the app was made: no true time is before it. */
  readonly builtAt: number
  /** The newest document of this device; absent in an empty shop. */
  readonly newestAt?: number
  /** What a person has said of this clock before. */
  readonly trust?: ClockTrust
}

/** A person's word that the clock is right although the newest document is later. In ms UTC. */
export interface ClockTrust {
  /** What the clock said when it was last relied on. */
  readonly at: number
  /** What it was held against: the newest document, or the build when that is later. */
  readonly against: number
}

/** The time to write on a document, and `clock: 'suspect'` when the device's clock cannot be right. */
export interface ClockReading {
  readonly at: number
  readonly clock?: 'suspect'
  /** Present when a person is to be asked: what the clock is held against, ms UTC. */
  readonly ask?: number
}

const TOLERANCE_MS = 5 * 60_000

/**
 * The time a document gets (engine 7). A clock below the build date, or more than 5 minutes below the newest document,
 * is suspect: the document is then stamped with the latest time known to be past, so that the order of documents
 * stays right, and says so. A person may say that the clock is right: then the newest document is what is wrong, and the clock
 * counts until it is set back again; below the build date nobody's word helps, but nobody is asked twice.
 */
export function readClock({ now, builtAt, newestAt, trust }: ClockFacts): ClockReading {
  const newest = newestAt ?? builtAt
  if (now >= builtAt && now >= newest - TOLERANCE_MS) return { at: now }
  const against = Math.max(builtAt, newest)
  const isTrusted = trust !== undefined && trust.against === against && now >= trust.at - TOLERANCE_MS
  if (isTrusted && now >= builtAt) return { at: now }
  return { at: against, clock: 'suspect', ...(isTrusted ? {} : { ask: against }) }
}
