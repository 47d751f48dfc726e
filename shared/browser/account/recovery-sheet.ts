import { PosError } from '../../errors.ts'
import { passwordSecrets } from '../../keys/password.ts'
import { recoveryAuth } from '../../keys/recovery-auth.ts'
import { newRecoveryCode } from '../../keys/recovery-code.ts'
import { keySlotSchema, openSlots, recoverySlot, type KeySlot } from '../../keys/slots.ts'
import type { Boot, BootState } from '../boot.ts'
import type { Secret } from '../engine-api.ts'
import { refuseWhileKeysDiffer } from '../custody/key-change.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { identityOf, rawKeyOf, slotsOf, withSlot } from './key-slots.ts'

/** In `boot.extra`: true while the server of this device's account has not been given its recovery slot. */
const SLOTS_UNSENT = 'slotsUnsent'
/** In `boot.extra`: what proves the code of that slot to the server, until the server has it. */
const AUTH_UNSENT = 'recoveryAuthUnsent'
const PENDING = 'recoveryPending'

/** A code to be shown once, and what sends its slot to the server once it was typed back. */
export interface RecoverySheet {
  readonly code: string
  /** Proves the password to the server; absent when the sheet was made without it. */
  readonly auth?: string
}

/**
 * Makes a new recovery code. Until it is typed back an older one stays valid. Throws `key_missing` without a secret once the
 * key is not pending any more, `custody_running`, and as `openSlots`.
 */
export async function makeRecoverySheet(boot: Boot, secret?: Secret): Promise<RecoverySheet> {
  const state = await boot.state()
  refuseWhileKeysDiffer(state)
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
  const proof = await recoveryAuth(typed)
  const after = await boot.update((now) => {
    const { [PENDING]: _, ...extra } = now.extra
    const isOnServer = now.identity?.login !== undefined
    return {
      slots: withSlot(slotsOf(now), slot),
      pendingKey: null,
      extra: { ...extra, [SLOTS_UNSENT]: isOnServer, [AUTH_UNSENT]: proof },
    }
  })
  if (auth === undefined || after.token === undefined) return
  try {
    await api.putKeySlots({ auth, slots: [slot], recoveryAuth: proof })
    await boot.update((now) => ({ extra: slotsSent(now) }))
  } catch (error) {
    // The slot is safe on this device; the next sign-in sends it.
    if (!(error instanceof PosError)) throw error
  }
}

/** The recovery slot of this device while the server lacks it; never another one, which may be older than the server's. */
export function unsentSlots(state: BootState): KeySlot[] {
  return state.extra[SLOTS_UNSENT] === true ? slotsOf(state).filter(({ kind }) => kind === 'recovery') : []
}

/** What proves the code of the recovery slot, to be sent along with it; nothing when the server has it. */
export function unsentProof({ extra }: BootState): { recoveryAuth?: string } {
  const proof = extra[AUTH_UNSENT]
  return typeof proof === 'string' ? { recoveryAuth: proof } : {}
}

/** `boot.extra` once the server has the recovery slot. */
export function slotsSent({ extra }: BootState): BootState['extra'] {
  const { [AUTH_UNSENT]: _, ...rest } = extra
  return { ...rest, [SLOTS_UNSENT]: false }
}

function pendingSlot(value: unknown): KeySlot {
  const parsed = keySlotSchema.safeParse(value)
  if (!parsed.success) throw new PosError('no_slot', 'no recovery code waits to be typed back')
  return parsed.data
}
