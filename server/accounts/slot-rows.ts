import type { KeySlot } from '../../shared/keys/slots.ts'
import type { KeySlotTable } from '../storage/tables.ts'

/** The rows of a shop's key slots in one epoch. */
export function slotRows(shopId: string, epoch: number, slots: readonly KeySlot[]): KeySlotTable[] {
  return slots.map((slot) => ({
    shop_id: shopId,
    key_epoch: epoch,
    kind: slot.kind,
    slot: JSON.stringify(slot),
  }))
}
