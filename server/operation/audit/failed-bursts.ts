/** So many wrong passwords for one login in a window are more than a slip. */
const BURST = 5
const WINDOW_MS = 900_000

/** More logins than this are not remembered; those that failed longest ago go first. */
const LOGINS_MAX = 10_000

/** Notices when somebody guesses a password, in memory: a restart forgets. */
export class FailedBursts {
  readonly #windows = new Map<string, { count: number; endsAt: number }>()

  /** Counts a wrong password; true once per window, when there were five in a quarter of an hour. */
  failed(login: string, now: number): boolean {
    const before = this.#windows.get(login)
    const window = before === undefined || before.endsAt <= now ? this.#open(login, now) : before
    window.count += 1
    return window.count === BURST
  }

  #open(login: string, now: number): { count: number; endsAt: number } {
    this.#windows.delete(login)
    for (const oldest of this.#windows.keys()) {
      if (this.#windows.size < LOGINS_MAX) break
      this.#windows.delete(oldest)
    }
    const window = { count: 0, endsAt: now + WINDOW_MS }
    this.#windows.set(login, window)
    return window
  }
}
