import type { BeginResult, BeginSwitch, CustodyFacts } from './programs/custody.ts'
import type { PurgeState } from './programs/custody-purge.ts'

/** A shop's way to private custody (engine 35). The commit that moves the shop is `BackupStorage.commit`. */
export interface CustodyStorage {
  /** `undefined` for no such shop. */
  facts(shop: string): Promise<CustodyFacts | undefined>
  /** Begins a switch, or changes nothing. */
  begin(request: BeginSwitch): Promise<BeginResult>
  purgeState(shop: string): Promise<PurgeState>
  /** Deletes the wrapped key of before, its slots, and what the server has read out of the shop. */
  forgetFormerKey(shop: string): Promise<void>
  /** Deletes the rows of so many backups of the epochs before; how many it were. */
  removeFormerBackups(shop: string, limit: number): Promise<number>
  /** Begins a collection, in place of one that is under way, that no device's having seen an object keeps it from. */
  collectAnew(shop: string, at: number): Promise<void>
  /** What was deleted is in no file of the database any more. Takes the longer the larger the database is. */
  compact(): Promise<void>
  /** The switch is over. */
  end(shop: string): Promise<void>
}
