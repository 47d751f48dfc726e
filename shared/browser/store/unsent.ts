import type { Currency } from '../../money.ts'
import type { Unsent } from '../shop-store.ts'

/** Nothing waits. */
export const NOTHING_UNSENT: Unsent = { docs: 0, sums: {} }

/** Both together, per currency. */
export function addUnsent(a: Unsent, b: Unsent): Unsent {
  const times = [a.oldest, b.oldest].filter((at) => at !== undefined)
  return {
    docs: a.docs + b.docs,
    sums: addSums(a.sums, b.sums, 1),
    ...(times.length === 0 ? {} : { oldest: Math.min(...times) }),
  }
}

/** What is left of `a` without `b`; the oldest of the rest is not known better than `since` (ms UTC). */
export function subtractUnsent(a: Unsent, b: Unsent, since: number): Unsent {
  const docs = Math.max(0, a.docs - b.docs)
  if (docs === 0) return NOTHING_UNSENT
  return { docs, sums: addSums(a.sums, b.sums, -1), oldest: Math.max(since, a.oldest ?? since) }
}

function addSums(a: Unsent['sums'], b: Unsent['sums'], sign: 1 | -1): Unsent['sums'] {
  const sums: Partial<Record<Currency, number>> = { ...a }
  for (const currency of Object.keys(b) as Currency[])
    sums[currency] = (sums[currency] ?? 0) + sign * (b[currency] ?? 0)
  return sums
}
