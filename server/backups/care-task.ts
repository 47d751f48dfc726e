/** What a task is given while it runs. */
export interface CareTurn {
  readonly now: () => number
  /**
   * Awaited between two pieces of work: requests go first, and the lease is kept. Rejects when the server is ending or
   * another one has taken over; a task lets that pass through.
   */
  readonly pause: () => Promise<void>
}

/** One kind of care for the whole server. */
export interface CareTask {
  /** How it is remembered in the database. */
  readonly name: string
  readonly everyMs: number
  /** Asked before it runs; without it there is always something to do. */
  readonly hasWork?: () => Promise<boolean>
  /** Resolves with the code of a problem worth a person's eye, or null. Begins where the last run was stopped. */
  run(turn: CareTurn): Promise<string | null>
}

/** Thrown by `pause` when the work has to end here. */
export class CareStopped extends Error {}
