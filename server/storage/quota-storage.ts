import type { ShopUsage } from './programs/quotas.ts'

/** How much shops have stored and may store. */
export interface QuotaStorage {
  of(shop: string): Promise<ShopUsage>
  /** Null: as much as the server gives every shop. */
  set(shop: string, bytes: number | null): Promise<void>
}
