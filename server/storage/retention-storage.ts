import type { BackupPatch } from '../../shared/api/retention.ts'
import type { DeleteResult } from './programs/backup-care.ts'
import type { RetentionChange, RetentionPlan } from './programs/retention.ts'

/** Which backups of a shop stay. Another shop's are as if they were not there. */
export interface RetentionStorage {
  /** What the shop's choice, or that choice with a change, means for its backups now. Saves nothing. */
  plan(shop: string, now: number, change?: RetentionChange): Promise<RetentionPlan>
  /** Saves a change of the owner's choice; deletes nothing. */
  choose(shop: string, change: RetentionChange): Promise<void>
  /** Remembers the zone that the shop's own settings name; the owner's choice goes before it. */
  learnZone(shop: string, zone: string): Promise<void>
  /** Deletes (softly) what nothing keeps now; resolves with the numbers. Safe from several servers at once. */
  retain(shop: string, now: number): Promise<readonly number[]>
  /** The ids of the shops after one, in their order. */
  shopsAfter(after: string, limit: number): Promise<readonly string[]>
}

/** What a person does with a single backup. Another shop's is as if it were not there. */
export interface CareStorage {
  /** Names a backup, pins it or lets it go; false when there is none. */
  patch(shop: string, snapshot: string, patch: BackupPatch): Promise<boolean>
  /** Deletes a backup softly, unless it must stay; its objects stay for the time in which it can be brought back. */
  delete(shop: string, snapshot: string, at: number): Promise<DeleteResult>
  /** Brings a deleted backup back within seven days; false when there is none, or not all of it any more. */
  undelete(shop: string, snapshot: string, at: number): Promise<boolean>
}
