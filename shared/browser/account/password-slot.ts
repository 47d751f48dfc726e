import type { SignInAnswer } from '../../api/account.ts'
import { PosError } from '../../errors.ts'
import type { Kdf, PasswordSecrets } from '../../keys/password.ts'
import { passwordSlot } from '../../keys/slots.ts'
import { fromBase64Url } from '../../snapshot/bytes.ts'
import type { Boot } from '../boot.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { slotsOf, withSlot } from './key-slots.ts'

/** A password that was proven by joining, with what stretches it. */
export interface ProvenPassword {
  readonly answer: SignInAnswer
  readonly secrets: PasswordSecrets
  readonly salt: string
  readonly kdf: Kdf
}

/**
 * Makes the slot of a password that has none yet (the operator's code has set it) and puts it on the server and here. Does nothing
 * without the key in the answer. What does not reach the server now is put by the next sign-in.
 */
export async function putPasswordSlot(
  boot: Boot,
  api: ServerApi,
  { answer, secrets, salt, kdf }: ProvenPassword,
): Promise<void> {
  const raw = answer.key === undefined ? undefined : fromBase64Url(answer.key)
  const hasSlot = answer.slots.some((slot) => slot.kind === 'password' && slot.salt === salt)
  if (raw === undefined || hasSlot) return
  const slot = await passwordSlot(raw, answer, { slotKey: secrets.slotKey, salt, kdf })
  await boot.update((now) => ({ slots: withSlot(slotsOf(now), slot) }))
  try {
    await api.putKeySlots({ auth: secrets.auth, slots: [slot] })
  } catch (error) {
    if (!(error instanceof PosError)) throw error
  }
}
