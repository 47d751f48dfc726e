import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'
import type { AddressOf } from './client-address.ts'
import { networkOf } from './client-network.ts'
import type { MemoryBudget, Release } from './memory-budget.ts'
import type { RequestLimits } from './request-limits.ts'

/** The memory of one request. Its owner is the shop, or the network of one that has not signed in. */
export interface RequestMemory {
  /** Takes bytes until the request is answered. Throws `server_busy`. */
  take(bytes: number): Promise<void>
  /** Takes bytes until they are given back: for an answer that goes on after this. Throws `server_busy`. */
  borrow(bytes: number): Promise<Release>
}

/** Gives each request its share of `budget`, which all use together, and takes back what it took when it is answered. */
export function requestMemory(limits: RequestLimits, budget: MemoryBudget, addressOf: AddressOf) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const taken: Release[] = []
    const borrow = (bytes: number) => budget.take(c.get('device')?.shopId ?? networkOf(addressOf(c)), bytes)
    const take = async (bytes: number) => void taken.push(await borrow(bytes))
    c.set('memory', { take, borrow })
    c.set('limits', limits)
    try {
      await next()
    } finally {
      for (const release of taken) release()
    }
  })
}
