import type { Trigger } from '../../snapshot/manifest.ts'
import type { HotSize } from '../shop-store.ts'

const ROWS = 2_000
const BYTES = 512 * 1024
const QUIET_MS = 20_000
const MINUTE_MS = 60_000

/** What besides hot decides about a cut. */
export interface CutOccasion {
  /** ms UTC. */
  readonly now: number
  /** True when the server answered last time. */
  readonly isServerReachable: boolean
  /** What has just happened, when it is a reason of its own. */
  readonly event?: 'hidden' | 'shift' | 'manual' | 'restore' | 'import' | 'upgrade' | 'sync'
}

const EVENT_TRIGGERS = {
  hidden: 'hidden',
  shift: 'shift_close',
  manual: 'manual',
  restore: 'pre_restore',
  import: 'pre_import',
  upgrade: 'pre_upgrade',
  sync: 'auto',
} as const satisfies Record<string, Trigger>

/** The trigger of the cut that is due now, or `undefined` when none is (engine 14). Events cut only what there is, except asked-for ones. */
export function dueForCut(hot: HotSize, occasion: CutOccasion): Trigger | undefined {
  const { event } = occasion
  if (
    event === 'manual' ||
    event === 'shift' ||
    event === 'restore' ||
    event === 'import' ||
    event === 'upgrade'
  )
    return EVENT_TRIGGERS[event]
  if (hot.rows === 0) return undefined
  if (event !== undefined) return EVENT_TRIGGERS[event]
  if (hot.rows >= ROWS || hot.bytes >= BYTES) return 'size'
  return isQuiet(hot, occasion) ? 'auto' : undefined
}

/** When to look again, ms UTC: when hot is next due by time alone; `undefined` when hot is empty. */
export function nextCutAt(hot: HotSize): number | undefined {
  return hot.rows === 0 ? undefined : Math.max(hot.lastWriteAt + QUIET_MS, hot.lastCutAt + MINUTE_MS)
}

function isQuiet(hot: HotSize, { now, isServerReachable }: CutOccasion): boolean {
  return isServerReachable && now >= (nextCutAt(hot) ?? Number.POSITIVE_INFINITY)
}
