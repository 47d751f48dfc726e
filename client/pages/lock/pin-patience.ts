const KEY = 'sonic.pin-misses'
const FREE = 4

/** How often a PIN was wrong in a row, and when last (ms UTC). */
interface Misses {
  readonly count: number
  readonly at: number
}

function read(): Misses {
  const [count = 0, at = 0] = (localStorage.getItem(KEY) ?? '').split(' ').map(Number)
  return { count: count || 0, at: at || 0 }
}

/** Seconds until the next try: none for the first four misses, then 5, 10, 20 … up to 300. Survives a reload. */
export function secondsToWait(now: number): number {
  const { count, at } = read()
  if (count <= FREE) return 0
  const pauseMs = Math.min(300, 5 * 2 ** (count - FREE - 1)) * 1000
  // A clock that was set back must not lock for longer than the pause.
  return Math.max(0, Math.ceil((Math.min(at, now) + pauseMs - now) / 1000))
}

/** Counts a wrong PIN at `at`, or forgets all of them (`undefined`) after a right one. */
export function noteMiss(at: number | undefined): void {
  if (at === undefined) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, `${read().count + 1} ${at}`)
}
