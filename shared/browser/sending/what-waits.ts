import type { WaitingReport } from '../../api/device.ts'
import { PosError } from '../../errors.ts'
import type { BootState } from '../boot.ts'
import type { AckedHead, StoreState } from '../generation.ts'
import { isUnchecked } from '../restore/restore-marks.ts'
import type { Unsent } from '../shop-store.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { NOTHING_UNSENT, addUnsent, subtractUnsent } from '../store/unsent.ts'

/** What the generations of this device say of what was sent. */
export interface GenerationFacts {
  readonly acked?: AckedHead
  readonly unsent: Unsent
  /** True when the server lacks anything, documents or not. */
  readonly isWaiting: boolean
  readonly unchecked: boolean
  /** True when the shop's own data vanished (engine 29): everything else is still known, the account too. */
  readonly isGone?: boolean
}

/** The active generation's facts, and what older ones have not sent yet. */
export async function generationFacts(state: BootState): Promise<GenerationFacts> {
  let all: GenerationFacts = { unsent: NOTHING_UNSENT, isWaiting: false, unchecked: false }
  for (const { number, state: written, isFormer } of state.generations) {
    if (written !== 'complete' || isFormer === true) continue
    const isActive = number === state.active
    const facts = await readGeneration(number).catch((error: unknown) => {
      const isGone = error instanceof PosError && error.code === 'storage_vanished'
      if (isActive && !isGone) throw error
      return undefined
    })
    if (facts === undefined) {
      if (isActive) all = { ...all, isGone: true }
      continue
    }
    const unsent = addUnsent(all.unsent, facts.unsent)
    const isWaiting = all.isWaiting || facts.isWaiting
    all = isActive ? { ...all, ...facts, unsent, isWaiting } : { ...all, unsent, isWaiting }
  }
  return all
}

/**
 * What this device tells the server of what waits on it; without `stored`, which is about to be, made at `madeAt`. In private
 * custody no sums are told.
 */
export async function waitingReport(
  state: BootState,
  { stored, madeAt }: { stored: Unsent; madeAt: number } = { stored: NOTHING_UNSENT, madeAt: 0 },
): Promise<WaitingReport> {
  const { docs, sums, oldest } = subtractUnsent((await generationFacts(state)).unsent, stored, madeAt)
  return {
    docs,
    ...(state.identity?.custody === 'private' ? {} : { sums }),
    ...(oldest === undefined ? {} : { since: oldest }),
  }
}

async function readGeneration(number: number): Promise<GenerationFacts> {
  const db = await GenerationDb.open(number)
  try {
    const [facts, unchecked] = await Promise.all([
      db.run(['meta', 'outbox'], 'read', async (tx) => {
        const [state, rows, acked] = await Promise.all([
          tx.meta('state'),
          tx.list('outbox'),
          tx.meta('acked'),
        ])
        const unsent = rows.reduce((sum, row) => addUnsent(sum, row.unsent), state?.unsent ?? NOTHING_UNSENT)
        const isWaiting = rows.length > 0 || (state !== undefined && hasUncut(state))
        return { unsent, isWaiting, ...(acked === undefined ? {} : { acked }) }
      }),
      isUnchecked(db),
    ])
    return { ...facts, unchecked }
  } finally {
    db.close()
  }
}

/** Rows of an index that is still being built stay in hot after a cut; they are nothing that a server lacks. */
function hasUncut({ hotRows, lastWriteAt, lastCutAt }: StoreState): boolean {
  return hotRows > 0 && lastWriteAt >= lastCutAt
}
