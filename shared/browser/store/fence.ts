import { PosError } from '../../errors.ts'
import type { GenerationDb } from './generation-db.ts'
import { readState } from './guard.ts'

/**
 * Fences a generation for a flip (engine 24): from here on every mutate, and every cut but the token's holder's, is refused.
 * Throws `restore_running` when another token fences it.
 */
export async function setFence(db: GenerationDb, token: string): Promise<void> {
  await db.run(['meta'], 'strict', async (tx) => {
    const state = await readState(tx)
    if (state.fence !== undefined && state.fence !== token)
      throw new PosError('restore_running', 'another restore or import holds the fence')
    tx.putMeta('state', { ...state, fence: token })
  })
}

/** Lifts the fence, whoever set it. */
export async function liftFence(db: GenerationDb): Promise<void> {
  await db.run(['meta'], 'strict', async (tx) => {
    const { fence, ...state } = await readState(tx)
    if (fence !== undefined) tx.putMeta('state', state)
  })
}

/** The token that fences it, or `undefined`. */
export function fenceOf(db: GenerationDb): Promise<string | undefined> {
  return db.run(['meta'], 'read', async (tx) => (await readState(tx)).fence)
}
