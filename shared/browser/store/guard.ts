import { PosError } from '../../errors.ts'
import { SCHEMA_VERSION } from '../../snapshot/limits.ts'
import type { StoreState } from '../generation.ts'
import type { GenerationTx } from './generation-tx.ts'

/** The state of the generation. Throws `storage_vanished` when there is none: only a finished generation has it. */
export async function readState(tx: GenerationTx): Promise<StoreState> {
  const state = await tx.meta('state')
  if (state === undefined) throw new PosError('storage_vanished', 'this generation was never finished')
  return state
}

/**
 * Throws `shop_fenced` while a flip away from this generation is prepared (but not for the fence's holder), and
 * `read_only_schema` when newer code has written it (engine 9, 24).
 */
export function checkWritable(state: StoreState, fence?: string): void {
  if (state.fence !== undefined && state.fence !== fence)
    throw new PosError('shop_fenced', 'another generation is about to become the shop')
  if (state.schemaVersion > SCHEMA_VERSION)
    throw new PosError('read_only_schema', `this shop has schema ${state.schemaVersion}`, {
      hint: 'reload to update the app',
      values: { schema: state.schemaVersion, known: SCHEMA_VERSION },
    })
}
