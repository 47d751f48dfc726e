import { PosError } from '../../errors.ts'
import { recoveryAuth } from '../../keys/recovery-auth.ts'
import { KDF, newSalt, passwordSecrets, type Kdf } from '../../keys/password.ts'
import { keySlotSchema, openSlots, passwordSlot, type KeySlot } from '../../keys/slots.ts'
import type { Bytes } from '../../snapshot/bytes.ts'
import type { Boot } from '../boot.ts'
import type { Secret } from '../engine-account.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { refuseWhileKeysDiffer } from '../custody/key-change.ts'
import { identityOf, rawKeyOf, slotsOf, withSlot } from './key-slots.ts'
import { slotsSent, unsentProof, unsentSlots } from './recovery-sheet.ts'
import { signIn, signInByCode } from './sign-in.ts'

/** In `boot.extra`: the slot of a new password whose change the server has not confirmed. */
const PENDING = 'passwordPending'

/** A slot and what stretches the password that opens it. */
interface NewSlot {
  readonly slot: KeySlot
  readonly salt: string
  readonly kdf: Kdf
}

/** Who changes the password, by which it was until now or by the recovery code, and the one that counts from then on. */
export type PasswordChange = Secret & { readonly newPassword: string }

/**
 * Makes another password the owner's: the server gets what proves it and a slot that it opens. The key stays as it is, so nothing is
 * sent again. After a lost answer the same two passwords again settle it. Throws `wrong_login`, `recovery_unknown`,
 * `bad_recovery_code`, `rate_limited`, `network`, `custody_running`, and `token_unknown` on a device that is not signed in.
 */
export async function changePassword(boot: Boot, api: ServerApi, change: PasswordChange): Promise<void> {
  const before = await boot.state()
  refuseWhileKeysDiffer(before)
  const { login, keyEpoch } = identityOf(before)
  if (login === undefined) throw new PosError('token_unknown', 'this device is not signed in')
  const { slot, salt, kdf } =
    (await pendingSlot(boot, change.newPassword)) ?? (await newSlot(boot, api, login, change))
  const proof = await proofOf(api, login, change)
  const { auth: newAuth } = await passwordSecrets(change.newPassword, salt, kdf)
  const state = await boot.state()
  const unsent = unsentSlots(state)
  const slots = [...unsent, slot]
  await api.changePassword({ ...proof, newAuth, salt, kdf, keyEpoch, slots, ...unsentProof(state) })
  await boot.update((now) => {
    const isSent = JSON.stringify(unsentSlots(now)) === JSON.stringify(unsent)
    const { [PENDING]: _, ...extra } = isSent ? slotsSent(now) : now.extra
    return { slots: withSlot(slotsOf(now), slot), extra }
  })
}

/** What shows the server that it is the owner who asks. */
async function proofOf(
  api: ServerApi,
  login: string,
  secret: Secret,
): Promise<{ auth: string } | { byCode: string }> {
  if ('code' in secret) return { byCode: await recoveryAuth(secret.code) }
  const { salt, kdf } = await api.loginParams(login)
  return { auth: (await passwordSecrets(secret.password, salt, kdf)).auth }
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
async function newSlot(boot: Boot, api: ServerApi, login: string, change: PasswordChange): Promise<NewSlot> {
  const raw = await keyBySecret(boot, api, login, change)
  const salt = newSalt()
  const { slotKey } = await passwordSecrets(change.newPassword, salt)
  const identity = identityOf(await boot.state())
  const slot = await passwordSlot(raw, identity, { slotKey, salt, kdf: KDF })
  await boot.update(({ extra }) => ({ extra: { ...extra, [PENDING]: slot } }))
  return { slot, salt, kdf: KDF }
}

/** The raw key out of this device's slot; when that is of an older password or sheet, signing in brings the newer one. */
export async function keyBySecret(boot: Boot, api: ServerApi, login: string, secret: Secret): Promise<Bytes> {
  const state = await boot.state()
  try {
    return await rawKeyOf(state, secret)
  } catch (error) {
    const mayBeNewer =
      error instanceof PosError && (error.code === 'wrong_secret' || error.code === 'no_slot')
    if (!mayBeNewer) throw error
    const { deviceName } = identityOf(state)
    await ('code' in secret
      ? signInByCode(boot, api, { login, code: secret.code, deviceName })
      : signIn(boot, api, { login, password: secret.password, deviceName }))
    return rawKeyOf(await boot.state(), secret)
  }
}
