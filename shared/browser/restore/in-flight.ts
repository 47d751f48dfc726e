import { PosError } from '../../errors.ts'

/** Does `work` for every item, at most `width` at once, in order of starting. Throws the first failure; started ones run out. */
export async function inFlight<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0
  let failed = false
  const run = async (): Promise<void> => {
    while (!failed && next < items.length) {
      const item = items[next] as Item
      next += 1
      try {
        await work(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const runs = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, run))
  for (const settled of runs) if (settled.status === 'rejected') throw settled.reason
}

/** Repeats `work` after failures that a retry can help (network, a busy server), `pauses` in milliseconds between the tries. */
export async function patiently<T>(
  work: () => Promise<T>,
  pauses: readonly number[] = [500, 2_000, 5_000],
): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof PosError && error.retryable)) throw error
      await new Promise((resolve) => {
        setTimeout(resolve, pause)
      })
    }
  }
  return work()
}
