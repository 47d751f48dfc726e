/** What a device knows about time besides its own clock. All in ms UTC. */
export interface ClockFacts {
  /** What the device's clock says. */
  readonly now: number
  /** When this build of the app was made: no true time is before it. */
  readonly builtAt: number
  /** The newest document of this device; absent in an empty shop. */
  readonly newestAt?: number
}

/** The time to write on a document, and `clock: 'suspect'` when the device's clock cannot be right. */
export interface ClockReading {
  readonly at: number
  readonly clock?: 'suspect'
}

const TOLERANCE_MS = 5 * 60_000

/**
 * The time a document gets (engine 7). A clock below the build date, or more than 5 minutes below the newest document,
 * is suspect: the document is then stamped with the latest time known to be past, so that the order of documents
 * stays right, and says so.
 */
export function readClock({ now, builtAt, newestAt }: ClockFacts): ClockReading {
  const newest = newestAt ?? builtAt
  if (now >= builtAt && now >= newest - TOLERANCE_MS) return { at: now }
  return { at: Math.max(builtAt, newest), clock: 'suspect' }
}
