import type { ShopUsage } from './programs/quotas.ts'
import type { AuditTable } from './tables.ts'

/** How much shops have stored and may store. */
export interface QuotaStorage {
  of(shop: string): Promise<ShopUsage>
  /** Null: as much as the server gives every shop. With `act`, that is written down too, all or nothing. */
  set(shop: string, bytes: number | null, act?: AuditTable): Promise<void>
}
