import { PosError } from '../../errors.ts'
import { passwordSecrets } from '../../keys/password.ts'
import { newRecoveryCode } from '../../keys/recovery-code.ts'
import { keySlotSchema, openSlots, recoverySlot, type KeySlot } from '../../keys/slots.ts'
import type { Boot, BootState } from '../boot.ts'
import type { Secret } from '../engine-api.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { identityOf, rawKeyOf, slotsOf, withSlot } from './key-slots.ts'

/** In `boot.extra`: true while the server has not been given the recovery slot of this device. */
export const SLOTS_UNSENT = 'slotsUnsent'
const PENDING = 'recoveryPending'

/** A code to be shown once, and what sends its slot to the server once it was typed back. */
export interface RecoverySheet {
  readonly code: string
  /** Proves the password to the server; absent when the sheet was made without it. */
  readonly auth?: string
}

/**
 * Makes a new recovery code. Until it is typed back an older one stays valid. Throws `key_missing` without a secret once the
 * key is not pending any more, and as `openSlots`.
 */
export async function makeRecoverySheet(boot: Boot, secret?: Secret): Promise<RecoverySheet> {
  const state = await boot.state()
  const raw = await rawKeyOf(state, secret)
  const code = newRecoveryCode()
  const slot = await recoverySlot(raw, identityOf(state), code)
  await boot.update(({ extra }) => ({ extra: { ...extra, [PENDING]: slot } }))
  const password = slotsOf(state).find((known) => known.kind === 'password')
  if (secret === undefined || !('password' in secret) || password?.kind !== 'password') return { code }
  return { code, auth: (await passwordSecrets(secret.password, password.salt, password.kdf)).auth }
}

/**
 * Takes the code as typed back: its slot is valid from here on, and the raw key leaves this device. Throws
 * `bad_recovery_code`, `wrong_secret` (another code), `no_slot` (no sheet was made). The server gets the slot now when `auth` is
 * at hand, else at the next sign-in.
 */
export async function confirmRecoverySheet(
  boot: Boot,
  api: ServerApi,
  typed: string,
  auth: string | undefined,
): Promise<void> {
  const state = await boot.state()
  const slot = pendingSlot(state.extra[PENDING])
  await openSlots([slot], identityOf(state), { code: typed })
  const after = await boot.update((now) => {
    const { [PENDING]: _, ...extra } = now.extra
    const isOnServer = now.identity?.login !== undefined
    return {
      slots: withSlot(slotsOf(now), slot),
      pendingKey: null,
      extra: { ...extra, [SLOTS_UNSENT]: isOnServer },
    }
  })
  if (auth === undefined || after.token === undefined) return
  try {
    await api.putKeySlots({ auth, slots: [slot] })
    await boot.update(({ extra }) => ({ extra: { ...extra, [SLOTS_UNSENT]: false } }))
  } catch (error) {
    // The slot is safe on this device; the next sign-in sends it.
    if (!(error instanceof PosError)) throw error
  }
}

/** The recovery slot of this device while the server lacks it; never another one, which may be older than the server's. */
export function unsentSlots(state: BootState): KeySlot[] {
  return state.extra[SLOTS_UNSENT] === true ? slotsOf(state).filter(({ kind }) => kind === 'recovery') : []
}

function pendingSlot(value: unknown): KeySlot {
  const parsed = keySlotSchema.safeParse(value)
  if (!parsed.success) throw new PosError('no_slot', 'no recovery code waits to be typed back')
  return parsed.data
}
