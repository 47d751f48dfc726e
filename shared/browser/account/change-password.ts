import { PosError } from '../../errors.ts'
import { KDF, newSalt, passwordSecrets, type Kdf } from '../../keys/password.ts'
import { keySlotSchema, openSlots, passwordSlot, type KeySlot } from '../../keys/slots.ts'
import type { Bytes } from '../../snapshot/bytes.ts'
import type { Boot } from '../boot.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { identityOf, rawKeyOf, slotsOf, withSlot } from './key-slots.ts'
import { SLOTS_UNSENT, unsentSlots } from './recovery-sheet.ts'
import { signIn } from './sign-in.ts'

/** In `boot.extra`: the slot of a new password whose change the server has not confirmed. */
const PENDING = 'passwordPending'

/** A slot and what stretches the password that opens it. */
interface NewSlot {
  readonly slot: KeySlot
  readonly salt: string
  readonly kdf: Kdf
}

/**
 * Makes another password the owner's: the server gets what proves it and a slot that it opens. The key stays as it is, so nothing is
 * sent again. After a lost answer the same two passwords again settle it. Throws `wrong_login`, `rate_limited`, `network`, and
 * `token_unknown` on a device that is not signed in.
 */
export async function changePassword(
  boot: Boot,
  api: ServerApi,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<void> {
  const { login, keyEpoch } = identityOf(await boot.state())
  if (login === undefined) throw new PosError('token_unknown', 'this device is not signed in')
  const { slot, salt, kdf } =
    (await pendingSlot(boot, newPassword)) ?? (await newSlot(boot, api, { login, password, newPassword }))
  const before = await api.loginParams(login)
  const { auth } = await passwordSecrets(password, before.salt, before.kdf)
  const { auth: newAuth } = await passwordSecrets(newPassword, salt, kdf)
  const unsent = unsentSlots(await boot.state())
  await api.changePassword({ auth, newAuth, salt, kdf, keyEpoch, slots: [...unsent, slot] })
  await boot.update((now) => {
    const { [PENDING]: _, ...extra } = now.extra
    const isSent = JSON.stringify(unsentSlots(now)) === JSON.stringify(unsent)
    return {
      slots: withSlot(slotsOf(now), slot),
      extra: isSent ? { ...extra, [SLOTS_UNSENT]: false } : extra,
    }
  })
}

/** The slot of an earlier try with the same new password: its change may have reached the server. */
async function pendingSlot(boot: Boot, newPassword: string): Promise<NewSlot | undefined> {
  const state = await boot.state()
  const kept = keySlotSchema.safeParse(state.extra[PENDING])
  if (!kept.success || kept.data.kind !== 'password') return undefined
  const { salt, kdf } = kept.data
  const opens = await openSlots([kept.data], identityOf(state), { password: newPassword }).then(
    () => true,
    () => false,
  )
  return opens ? { slot: kept.data, salt, kdf } : undefined
}

/** Kept before it is sent, so that the same change can be asked for again. */
async function newSlot(
  boot: Boot,
  api: ServerApi,
  { login, password, newPassword }: { login: string; password: string; newPassword: string },
): Promise<NewSlot> {
  const raw = await keyByPassword(boot, api, { login, password })
  const salt = newSalt()
  const { slotKey } = await passwordSecrets(newPassword, salt)
  const identity = identityOf(await boot.state())
  const slot = await passwordSlot(raw, identity, { slotKey, salt, kdf: KDF })
  await boot.update(({ extra }) => ({ extra: { ...extra, [PENDING]: slot } }))
  return { slot, salt, kdf: KDF }
}

/** Out of this device's slot; when that is of an older password, signing in brings the newer one. */
async function keyByPassword(
  boot: Boot,
  api: ServerApi,
  { login, password }: { login: string; password: string },
): Promise<Bytes> {
  const state = await boot.state()
  try {
    return await rawKeyOf(state, { password })
  } catch (error) {
    const mayBeNewer =
      error instanceof PosError && (error.code === 'wrong_secret' || error.code === 'no_slot')
    if (!mayBeNewer) throw error
    await signIn(boot, api, { login, password, deviceName: identityOf(state).deviceName })
    return rawKeyOf(await boot.state(), { password })
  }
}
