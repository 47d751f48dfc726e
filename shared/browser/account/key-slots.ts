import type { Slot } from '../../api/account.ts'
import { PosError } from '../../errors.ts'
import { keySlotsSchema, openSlots, type KeySlot } from '../../keys/slots.ts'
import type { Bytes } from '../../snapshot/bytes.ts'
import type { BootState, Identity } from '../boot.ts'
import type { Secret } from '../engine-api.ts'

/** This device's identity; throws `shop_missing` before the first run. */
export function identityOf(state: BootState): Identity {
  if (state.identity === undefined) throw new PosError('shop_missing', 'there is no shop on this device')
  return state.identity
}

/** The slots that this device knows; none when what is stored is not ours. */
export function slotsOf(state: Pick<BootState, 'slots'>): KeySlot[] {
  const parsed = keySlotsSchema.safeParse(state.slots ?? [])
  return parsed.success ? parsed.data : []
}

/** The slots of an answer; those of a kind or form that this code does not know are left out. */
export function slotsFrom(answer: readonly Slot[]): KeySlot[] {
  return answer.flatMap((slot) => {
    const parsed = keySlotsSchema.safeParse([slot])
    return parsed.success ? parsed.data : []
  })
}

/** `slots` with this one in place of the one of its kind. */
export function withSlot(slots: readonly KeySlot[], slot: KeySlot): KeySlot[] {
  return [...slots.filter(({ kind }) => kind !== slot.kind), slot]
}

/**
 * The raw shop key: the one that is still pending on this device, else out of the slot that `secret` opens.
 * Throws `key_missing` when neither is there, and as `openSlots`.
 */
export async function rawKeyOf(state: BootState, secret: Secret | undefined): Promise<Bytes> {
  if (secret !== undefined && slotsOf(state).length > 0) {
    return openSlots(slotsOf(state), identityOf(state), secret)
  }
  if (state.pendingKey !== undefined) return state.pendingKey
  if (secret !== undefined) throw new PosError('no_slot', 'this device has no key slot')
  throw new PosError('key_missing', 'the raw key needs the password or the recovery code')
}
