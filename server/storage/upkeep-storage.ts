import type { CareJobRow } from './programs/care-jobs.ts'
import type { GcStep, GcTurn } from './programs/gc.ts'
import type { BackupTops, IdRange, StoredObject } from './programs/scrub.ts'

/** Collecting, scrubbing and healing what the shops have stored, and when each was done. */
export interface UpkeepStorage {
  readonly gc: GcStorage
  readonly scrub: ScrubStorage
  readonly jobs: JobStorage
}

/** Removing what nothing needs any more (engine 31). */
export interface GcStorage {
  /** Shops after one that have backups deleted before that time. */
  shopsToPurge(after: string, deletedBefore: number, limit: number): Promise<readonly string[]>
  /** Removes the rows of at most `limit` backups that were deleted before that time; how many it were. */
  purge(shop: string, deletedBefore: number, limit: number): Promise<number>
  /** One transaction of a collection: begins it, goes on with it (whoever began it), or ends it. */
  step(shop: string, turn: GcTurn): Promise<GcStep>
}

/** Finding what is bad, and who needs it. */
export interface ScrubStorage {
  /** How many objects the shop has stored. */
  count(shop: string): Promise<number>
  /** Stored objects by id. */
  objects(shop: string, page: IdRange): Promise<readonly StoredObject[]>
  /** Those of these ids that have no row. */
  absent(shop: string, ids: readonly string[]): Promise<readonly string[]>
  /** Backups above a number (deleted ones too), of those whose number leaves `rest` when divided by `every`. */
  tops(
    shop: string,
    page: { after: number; limit: number; every: number; rest: number },
  ): Promise<readonly BackupTops[]>
  /** Registers an object whose body is these bytes still, and wrong; false when it is another one by now. */
  reportTampered(shop: string, id: string, body: Uint8Array, at: number): Promise<boolean>
  /** Registers an object that is not there; false when it is, or when nothing needs it any more. */
  reportMissing(
    shop: string,
    id: string,
    neededBy: { readonly parent: string } | { readonly number: number },
    at: number,
  ): Promise<boolean>
  /** Shops that have bad objects of which nobody knows yet what needs them. */
  shopsToTrace(limit: number): Promise<readonly string[]>
  /** The number of the newest backup that was found right and is not deleted. */
  newestVerified(shop: string): Promise<number | undefined>
  /** Bad objects of which nobody knows yet which backups need them. */
  untraced(shop: string, limit: number): Promise<readonly { id: string; problem: string }[]>
  /** Takes back that these objects are complete: negotiate and commit look under them again. */
  open(shop: string, ids: readonly string[]): Promise<void>
  /** Ends the tracing of a bad object: the backups with these numbers need it and show the problem until it is healed. */
  blame(shop: string, id: string, numbers: readonly number[], at: number): Promise<void>
  /** Objects that are bad or gone and were not healed yet, at most 1,000. */
  bad(shop: string): Promise<readonly { id: string; problem: string; found_at: number }[]>
}

/** When each kind of care was done, is due, and who is at it. A shop of `''` is the whole server. */
export interface JobStorage {
  get(shop: string, job: string): Promise<CareJobRow | undefined>
  all(shop: string): Promise<readonly CareJobRow[]>
  /** Shops for which it is due, the longest waiting first; `managedOnly` leaves private shops out. */
  dueShops(job: string, now: number, limit: number, managedOnly: boolean): Promise<readonly string[]>
  /** Takes or keeps the server-wide lease of a kind of care; false while another process has it. */
  hold(job: string, holder: string, at: number, until: number): Promise<boolean>
  release(job: string, holder: string): Promise<void>
  start(shop: string, job: string, at: number): Promise<void>
  /** Notes how far it has come: a JSON text. */
  note(shop: string, job: string, state: string): Promise<void>
  finish(
    shop: string,
    job: string,
    done: { at: number; due: number; problem: string | null; state: string | null },
  ): Promise<void>
}
