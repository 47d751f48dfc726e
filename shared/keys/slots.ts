import * as z from 'zod/mini'
import { PosError } from '../errors.ts'
import { type Bytes, utf8 } from '../snapshot/bytes.ts'
import { type Kdf, KDF, passwordSecrets } from './password.ts'
import { parseRecoveryCode } from './recovery-code.ts'
import { base64UrlText, unwrapKey, wrapKey, wrappedKey, wrappingKey } from './wrapped-key.ts'

/** A shop's raw key, wrapped. Slots are not secret: they go to the server and into every backup file. */
export const keySlotSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('password'),
    salt: base64UrlText,
    kdf: z.object({ name: z.literal('PBKDF2-SHA-256'), iterations: z.int() }),
    ...wrappedKey,
  }),
  z.object({ kind: z.literal('recovery'), ...wrappedKey }),
])

/** The slots of a shop: at most one of each kind. */
export const keySlotsSchema = z.array(keySlotSchema).check(z.maxLength(8))

/** A wrapped shop key. */
export type KeySlot = z.infer<typeof keySlotSchema>

/** What a slot belongs to: a slot of another shop or epoch does not open. */
export interface SlotContext {
  shopId: string
  keyEpoch: number
}

/** What opens a slot: the password, or the recovery code as typed. */
export type SlotSecret = { password: string } | { code: string }

/** Wraps the raw shop key by a password's slot key (from `passwordSecrets` with the same salt and stretching). */
export async function passwordSlot(
  raw: Bytes,
  context: SlotContext,
  from: { slotKey: CryptoKey; salt: string; kdf?: Kdf },
): Promise<KeySlot> {
  const { salt, kdf = KDF, slotKey } = from
  return { kind: 'password', salt, kdf, ...(await wrapKey(raw, slotKey, boundTo('password', context))) }
}

/** Wraps the raw shop key by a recovery code. Throws `bad_recovery_code`. */
export async function recoverySlot(raw: Bytes, context: SlotContext, code: string): Promise<KeySlot> {
  const key = await codeKey(code)
  return { kind: 'recovery', ...(await wrapKey(raw, key, boundTo('recovery', context))) }
}

/**
 * The raw shop key out of the slot that fits the secret. Throws `no_slot` when there is no slot of that kind,
 * `wrong_secret` when none opens, `bad_recovery_code` for a mistyped code.
 */
export async function openSlots(
  slots: readonly KeySlot[],
  context: SlotContext,
  secret: SlotSecret,
): Promise<Bytes> {
  const kind = 'password' in secret ? 'password' : 'recovery'
  const fitting = slots.filter((slot) => slot.kind === kind)
  if (fitting.length === 0) throw new PosError('no_slot', `there is no key slot for a ${kind}`)
  for (const slot of fitting) {
    const key = await slotKeyOf(slot, secret)
    const raw = await unwrapKey(slot, key, boundTo(kind, context))
    if (raw !== undefined) return raw
  }
  throw new PosError('wrong_secret', `the ${kind} does not open the shop's key`)
}

async function slotKeyOf(slot: KeySlot, secret: SlotSecret): Promise<CryptoKey> {
  if (slot.kind === 'recovery') return codeKey('code' in secret ? secret.code : '')
  const password = 'password' in secret ? secret.password : ''
  return (await passwordSecrets(password, slot.salt, slot.kdf)).slotKey
}

/** The code has 160 random bits: it needs no stretching. */
function codeKey(code: string): Promise<CryptoKey> {
  return wrappingKey(parseRecoveryCode(code), 'recovery/slot')
}

function boundTo(kind: KeySlot['kind'], { shopId, keyEpoch }: SlotContext): Bytes {
  return utf8(`sonic-pos/1/slot\u0000${kind}\u0000${shopId}\u0000${keyEpoch}`)
}
