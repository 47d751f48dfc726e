import { newId } from '../../../shared/ids.ts'
import type { AuditTable } from '../../storage/tables.ts'

/** The row that tells a shop's owner what the operator has done with it at `at` (ms UTC). */
export function commandAct(shop: string, command: string, at: number): AuditTable {
  return {
    shop_id: shop,
    id: newId(at),
    act: 'operator_command',
    device_id: null,
    address: null,
    detail: command,
  }
}
