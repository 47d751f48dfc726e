import * as z from 'zod/mini'
import { ERROR_CODES, type ErrorCode } from '../../errors.ts'
import type { Boot } from '../boot.ts'

const BackOff = z.object({
  tries: z.number(),
  nextTryAt: z.number(),
  problem: z.enum(ERROR_CODES),
  needsPerson: z.boolean(),
})

/** Why sending stopped, and when it is tried again. Persisted, so that a reload does not hammer a server in trouble. */
export interface BackOff {
  /** Failures in a row. */
  readonly tries: number
  /** ms UTC. */
  readonly nextTryAt: number
  readonly problem: ErrorCode
  /** True when only a person can help (sign in again, a revoked device): trying is then left to what they do. */
  readonly needsPerson: boolean
}

const FIRST_MS = 1_000
const LAST_MS = 5 * 60_000
const EXTRA_KEY = 'sending'

/** Milliseconds to wait after `tries` failures: doubled each time, 1 s … 5 min, the upper half of it by chance. */
export function delayAfter(tries: number, random: () => number = Math.random): number {
  const full = Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(tries, 20))
  return Math.max(FIRST_MS, Math.round(full * (0.5 + random() / 2)))
}

/** The stored back-off, or `undefined` when the last try went well. What is not ours counts as none. */
export function parseBackOff(extra: Readonly<Record<string, unknown>>): BackOff | undefined {
  const parsed = BackOff.safeParse(extra[EXTRA_KEY])
  return parsed.success ? parsed.data : undefined
}

/** Stores one more failure and returns the new back-off. `atLeastMs` is what the server asked for (Retry-After). */
export async function putOff(
  boot: Boot,
  problem: ErrorCode,
  options: { now: number; needsPerson: boolean; atLeastMs?: number },
): Promise<BackOff | undefined> {
  const state = await boot.update(({ extra }) => {
    const tries = (parseBackOff(extra)?.tries ?? 0) + 1
    const delay = Math.max(delayAfter(tries - 1), options.atLeastMs ?? 0)
    const next: BackOff = { tries, nextTryAt: options.now + delay, problem, needsPerson: options.needsPerson }
    return { extra: { ...extra, [EXTRA_KEY]: next } }
  })
  return parseBackOff(state.extra)
}

/** Forgets the failures. */
export async function forgetBackOff(boot: Boot): Promise<void> {
  await boot.update((state) => {
    if (!(EXTRA_KEY in state.extra)) return undefined
    const { [EXTRA_KEY]: _, ...extra } = state.extra
    return { extra }
  })
}
