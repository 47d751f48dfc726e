import type { KeySlot } from '../../shared/keys/slots.ts'
import type { KeySlotTable } from '../storage/tables.ts'
import { hashAuth } from './auth-hash.ts'

/** Slots as a device sends them; `recoveryAuth` proves the code of the recovery slot among them. */
export interface SentSlots {
  readonly slots: readonly KeySlot[]
  readonly recoveryAuth?: string | undefined
}

/** The rows of a shop's key slots in one epoch. Without `recoveryAuth` no device joins by the code of the recovery slot. */
export async function slotRows(
  shopId: string,
  epoch: number,
  { slots, recoveryAuth }: SentSlots,
): Promise<KeySlotTable[]> {
  const auth = recoveryAuth === undefined ? null : await hashAuth(recoveryAuth)
  return slots.map((slot) => ({
    shop_id: shopId,
    key_epoch: epoch,
    kind: slot.kind,
    slot: JSON.stringify(slot),
    auth: slot.kind === 'recovery' ? auth : null,
  }))
}
