import type { ActsPage } from './programs/audit.ts'
import type { AuditTable } from './tables.ts'

/** What was done to shops and by whom. */
export interface AuditStorage {
  /** Adds an act; its shop must be there. */
  add(row: AuditTable): Promise<void>
  /** Acts of a shop, newest first. */
  list(shop: string, page: ActsPage): Promise<readonly AuditTable[]>
  /** Removes at most `limit` of a shop's acts whose id is below `before`, the oldest first; how many it were. */
  prune(shop: string, before: string, limit: number): Promise<number>
}
