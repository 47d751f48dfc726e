import { PosError } from '../../errors.ts'
import type { Boot, BootState, KeyChange } from '../boot.ts'
import type { CustodyStep } from '../engine-custody.ts'

/** In `boot.extra`: facts about slots and passwords that were of the key before. */
const OF_FORMER_KEY = ['slotsUnsent', 'recoveryAuthUnsent', 'recoveryPending', 'passwordPending', 'healed']

/** Makes a change of the key go on from `at` (only from there: another tab may have been quicker). Resolves to what it is now. */
export async function advance(
  boot: Boot,
  at: CustodyStep,
  more: Partial<KeyChange>,
): Promise<KeyChange | undefined> {
  const { keyChange } = await boot.update(({ keyChange: now }) => {
    if (now?.step !== at) return undefined
    // Once it is prepared no more, the server has the slots, and nobody needs the raw key here
    const { problem: _, raw: _raw, ...rest } = now
    return { keyChange: { ...rest, ...more } }
  })
  return keyChange
}

/** The key change is over, or, while it is only prepared, void. */
export async function endKeyChange(boot: Boot, at: CustodyStep): Promise<void> {
  await boot.update(({ keyChange }) => (keyChange?.step === at ? { keyChange: null } : undefined))
}

/** `boot.extra` without what is of no use under another key. */
export function withoutFormer(extra: BootState['extra']): BootState['extra'] {
  return Object.fromEntries(Object.entries(extra).filter(([name]) => !OF_FORMER_KEY.includes(name)))
}

/**
 * Throws `custody_running` while this device and the server have different keys of the shop: a slot that is made now would be of
 * the wrong one.
 */
export function refuseWhileKeysDiffer({ keyChange }: BootState): void {
  if (keyChange?.step !== 'rebuilding' && keyChange?.step !== 'sending') return
  throw new PosError('custody_running', 'the shop’s key is being replaced', { retryable: true })
}
