import type { ErrorCode } from '../errors.ts'
import type { Currency } from '../money.ts'
import type { CustodyState } from './engine-custody.ts'
import type { OnProgress } from './engine-progress.ts'

/** Amounts in minor units (USD cents, whole IQD) per currency; an absent currency is zero. Never added up across currencies. */
export type Sums = Readonly<Partial<Record<Currency, number>>>

/** Why the engine is asked to look whether something is to be cut or sent. */
export type WakeReason = 'start' | 'sale' | 'online' | 'timer' | 'visible' | 'hidden' | 'sync' | 'shift'

/** What this device has made and the server has not confirmed (engine 36): documents, their sums, the oldest one's time in ms UTC. */
export interface Waiting {
  readonly docs: number
  readonly sums: Sums
  readonly oldest?: number
}

/** The newest backup of this device's lineage that the server confirmed. Times are the server's, in ms UTC. */
export interface LastBackup {
  readonly number: number
  readonly snapshotId: string
  readonly storedAt: number
  /** Absent until it was checked: the server recomputed every id from plain text or, of a private shop, this device fetched parts back. */
  readonly checkedAt?: number
}

/**
 * What the chip and its panel may say (engine 23).
 *
 * `local`: saved on this device, nothing is on a server (no account, or never sent). `waiting`: the server lacks something.
 * `stored`: the server has everything. `checked`: and has checked it. `needs_you`: `problem` says what a person must do; nothing is lost.
 */
export interface BackupStatus {
  readonly state: 'local' | 'waiting' | 'stored' | 'checked' | 'needs_you'
  readonly waiting: Waiting
  /** When this device has not backed up for as long as its owner allows, if nothing is sent until then, ms UTC; absent while nothing waits. */
  readonly silentAt?: number
  readonly lastBackup?: LastBackup
  /** Another device has begun a newer lineage of this shop. */
  readonly movedTo?: { readonly deviceId: string; readonly name: string; readonly at: number }
  /** Present while objects are being uploaded. */
  readonly sending?: { readonly doneBytes: number; readonly totalBytes: number }
  /** Who can open the shop, and a switch that is under way; absent without a shop. */
  readonly custody?: CustodyState
  readonly hasAccount: boolean
  /** True when an account is known and this device's token works as far as we know. */
  readonly signedIn: boolean
  readonly login?: string
  /** "This shop exists only on this device": no slot is acknowledged and no recovery code was typed back (engine 15). */
  readonly keyOnlyHere: boolean
  /** True when a recovery code was typed back once. */
  readonly hasRecoveryCode: boolean
  /** When the engine tries by itself again, ms UTC; absent when nothing is pending. */
  readonly nextTryAt?: number
  readonly problem?: ErrorCode
  /** A restored shop whose leaves have not all been checked yet: call `checkRestored`. */
  readonly unchecked: boolean
  /** A restore or import that was cut short and still fences the shop: offer "Give up that restore". */
  readonly restoreLeft: boolean
}

/** What "Backup now" came to. */
export type BackupNowResult =
  | {
      readonly kind: 'stored'
      readonly number: number
      readonly storedAt: number
      readonly bytesSent: number
    }
  | { readonly kind: 'nothing_new'; readonly number: number; readonly storedAt: number }
  | { readonly kind: 'kept_here'; readonly waiting: number; readonly reason: ErrorCode }
  | { readonly kind: 'needs_sign_in' }

/** One row of the list of backups, newest first. Times in ms UTC by the server's clock, except `createdAt` (the device's). */
export interface BackupRow {
  readonly snapshotId: string
  readonly number: number
  readonly createdAt: number
  readonly storedAt: number
  readonly checkedAt?: number
  /** True where the server can read nothing: it will never check it. */
  readonly isPrivate?: boolean
  readonly deviceId: string
  readonly deviceName: string
  readonly lineage: string
  readonly trigger: string
  /** The name a person gave it. */
  readonly name?: string
  /** Never deleted, by nobody. */
  readonly isPinned: boolean
  /** When it was deleted; present only in the list of deleted ones. */
  readonly deletedAt?: number
  /** It has far fewer records than the one before it. */
  readonly dropped?: { readonly before: number; readonly after: number }
  /** What the server's check found to be wrong, as an error code. */
  readonly problem?: string
  readonly records: number
  /** Records per section key, as the backup's clear header says. */
  readonly sections: Readonly<Record<string, number>>
  /** Plain size of its records in bytes. */
  readonly bytes: number
  /** True when it holds exactly what this device shows now. */
  readonly isCurrent: boolean
}

/** What the page asks of the engine about making backups and about what the server has. */
export interface EngineBackups {
  /** Looks whether something is to be cut or sent and does it. Resolves when that is done or put off; never rejects for the network. */
  wake(reason: WakeReason): Promise<void>
  /** Cuts and sends now. Offline it keeps the snapshot here and says so. Rejects only when the cut itself fails. */
  backupNow(onProgress?: OnProgress): Promise<BackupNowResult>
  /** What is true now, read from storage. */
  status(): Promise<BackupStatus>
  /** Calls `listener` soon with the status and again after every change in any tab or worker. Returns the unsubscriber. */
  onStatus(listener: (status: BackupStatus) => void): () => void

  /** Backups of this shop on the server, newest first. */
  listBackups(): Promise<BackupRow[]>
}
