import type { Currency } from '../money.ts'
import type { Change } from './shop-store.ts'
import type { ErrorCode } from '../errors.ts'
import type { EngineCare } from './engine-care.ts'
import type { EngineKeeping } from './engine-keeping.ts'
import type { EnginePairing } from './engine-pairing.ts'
import type { EnginePassword } from './engine-password.ts'
import type { LegacyChoices, LegacyPreview } from './legacy/preview-legacy.ts'

/** Amounts in minor units (USD cents, whole IQD) per currency; an absent currency is zero. Never added up across currencies. */
export type Sums = Readonly<Partial<Record<Currency, number>>>

/** How far a long job is. `step` is a message key (`progress.…`); `total` is 0 while it is not known yet. */
export interface Progress {
  readonly step: ProgressStep
  readonly done: number
  readonly total: number
  readonly unit: 'records' | 'bytes' | 'objects'
}

/** Every step that a long job of the engine reports, as message keys. */
export type ProgressStep =
  | 'progress.cut'
  | 'progress.seal'
  | 'progress.send'
  | 'progress.fetch'
  | 'progress.check'
  | 'progress.index'
  | 'progress.read'
  | 'progress.import'
  | 'progress.write'
  | 'progress.server_gather'
  | 'progress.server_json'
  | 'progress.server_sqlite'
  | 'progress.server_verify'

/** Called many times while a job runs, never after its promise settled. */
export type OnProgress = (progress: Progress) => void

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
  /** Absent until the server has recomputed every id from plain text. */
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
  readonly lastBackup?: LastBackup
  /** Another device has begun a newer lineage of this shop. */
  readonly movedTo?: { readonly deviceId: string; readonly name: string; readonly at: number }
  /** Present while objects are being uploaded. */
  readonly sending?: { readonly doneBytes: number; readonly totalBytes: number }
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

/** What a backup holds and what choosing it would mean, before anything is changed. */
export interface BackupPreview {
  readonly snapshotId: string
  readonly number?: number
  readonly shopName?: string
  readonly createdAt: number
  readonly appVersion: string
  /** Records per section key, every section of the registry that the backup knows. */
  readonly sections: Readonly<Record<string, number>>
  /** Records per collection (`items`, `customers` …), from the manifest. */
  readonly collections: Readonly<Record<string, number>>
  readonly records: number
  readonly bytes: number
  /** Money totals per currency by name (`owed`, `cash`, `card`, `transfer`, `kept`, `loans`), as sealed with the backup; a name that it does not know is absent. */
  readonly totals: Readonly<Record<string, Sums>>
  /** Everything in stock, thousandths of a piece; absent when the backup does not say. */
  readonly stockMilli?: number
  /** Last numeric part used per counter (`INV` → 1004). */
  readonly numbers: Readonly<Record<string, number>>
  /** The number the next invoice gets on this device after the restore, e.g. `INV-B1005`. */
  readonly nextNumber: string
  /** What this device has now that no server has confirmed; it is kept in a safety snapshot. */
  readonly unsent: Waiting
}

/** A restored shop after its first moment (*stored*): the root was equal and the device has flipped to it. */
export interface RestoreResult {
  readonly snapshotId: string
  readonly root: string
  readonly records: number
  readonly generation: number
  readonly objectsFetched: number
  readonly bytesFetched: number
}

/** The second moment (*checked*). `repaired` leaves were bad and have been fetched again. */
export interface CheckResult {
  readonly leaves: number
  readonly repaired: number
}

/** Opens a key slot: the owner's password, or the recovery code as typed (any case, spaces and dashes allowed). */
export type Secret = { readonly password: string } | { readonly code: string }

/** What the first-run screen knows. Works offline; nothing leaves the device. */
export interface NewShop {
  readonly shopName: string
  readonly deviceName: string
  readonly owner: { readonly name: string; readonly pin: string }
  /** First records (settings, rate …), written in one transaction with the owner. */
  readonly changes: readonly Change[]
}

/** A file to be offered for saving. The blob may be backed by a temporary file; revoke nothing, just drop it. */
export interface SavedFile {
  readonly name: string
  readonly blob: Blob
}

/** What this device keeps. Figures are the browser's estimates, absent where it gives none. */
export interface StorageFigures {
  readonly persisted?: boolean
  readonly usageBytes?: number
  readonly quotaBytes?: number
  readonly generations: readonly { readonly number: number; readonly isActive: boolean }[]
}

/** A device of this shop, as the server knows it. */
export interface DeviceRow {
  readonly deviceId: string
  readonly name: string
  /** `''` for the founder. */
  readonly letter: string
  readonly lastSeenAt?: number
  readonly isThis: boolean
}

/**
 * Everything that the page asks of the engine (which runs in a worker; `client/data/engine.ts` is this interface over comlink).
 *
 * Every promise may reject with a `PosError`; after a rejection the active shop is what it was before. Jobs may be asked for at the
 * same time from several tabs: Web Locks order them.
 */
export interface EngineApi extends EngineCare, EngineKeeping, EnginePairing, EnginePassword {
  /** Looks whether something is to be cut or sent and does it. Resolves when that is done or put off; never rejects for the network. */
  wake(reason: WakeReason): Promise<void>
  /** Cuts and sends now. Offline it keeps the snapshot here and says so. Rejects only when the cut itself fails. */
  backupNow(onProgress?: OnProgress): Promise<BackupNowResult>
  /** What is true now, read from storage. */
  status(): Promise<BackupStatus>
  /** Calls `listener` soon with the status and again after every change in any tab or worker. Returns the unsubscriber. */
  onStatus(listener: (status: BackupStatus) => void): () => void

  /** Founds a shop on this device. Rejects `shop_exists` when there is one. */
  createShop(shop: NewShop): Promise<{ shopId: string; deviceId: string }>
  /**
   * Puts this device's shop on the server under a login. Rejects `login_taken`, `network` … and changes nothing then; `key_missing`
   * when the raw key is not pending here any more: ask for the recovery code and give it along.
   */
  createAccount(account: { login: string; password: string; code?: string }): Promise<void>
  /**
   * Joins the login's shop with this device: gets key, letter and token; no data yet (restore does that).
   * Rejects `wrong_login`, and `shop_mismatch` when this device holds another shop.
   */
  signIn(account: {
    login: string
    password: string
    deviceName: string
  }): Promise<{ shopId: string; shopName: string }>
  /** Forgets the token. The shop, its keys and everything unsent stay. */
  signOut(): Promise<void>
  /** Devices of this shop. Needs the server. */
  listDevices(): Promise<DeviceRow[]>
  /** Takes a device's token away. Its data stay on it. */
  revokeDevice(deviceId: string): Promise<void>

  /** Backups of this shop on the server, newest first. */
  listBackups(): Promise<BackupRow[]>
  /** Fetches and opens the manifest only. Rejects `manifest_invalid`, `shop_mismatch`, `format_newer`, `schema_newer`. */
  previewBackup(snapshotId: string): Promise<BackupPreview>
  /**
   * Fence, safety snapshot, leaves into a new generation, root equal, flip. Resolves at *stored*; the open shop then answers
   * `shop_fenced` and must be reopened. Killed or rejected anywhere: the old shop is untouched, and trying again fetches only what lacks.
   */
  restoreBackup(snapshotId: string, onProgress?: OnProgress): Promise<RestoreResult>
  /** Lifts the fence of a restore that was cut short. Does nothing when none is left. Rejects `restore_running` while one is alive. */
  giveUpRestore(): Promise<void>
  /** The second moment: every leaf inflated, its id recomputed, indexes built. Resolves at once when nothing is unchecked. */
  checkRestored(onProgress?: OnProgress): Promise<CheckResult>

  /** Everything in one `.sonicpos` file, offline. Rejects `no_slot` when neither password nor recovery code could open it. */
  saveBackupFile(onProgress?: OnProgress): Promise<SavedFile>
  /**
   * Reads a whole `.sonicpos` file and opens its manifest. Rejects `file_truncated` and `file_tampered` before anything else is
   * asked, `wrong_secret`, `format_newer` …
   */
  previewBackupFile(file: Blob, secret: Secret, onProgress?: OnProgress): Promise<BackupPreview>
  /** As `restoreBackup`, from a file, offline. On a device without a shop it brings identity and key too. */
  restoreBackupFile(file: Blob, secret: Secret, onProgress?: OnProgress): Promise<RestoreResult>

  /** Reads a backup of the old POS without changing anything. */
  previewLegacy(file: Blob, onProgress?: OnProgress): Promise<LegacyPreview>
  /** Imports it atomically into an empty shop (`shop_not_empty` otherwise); the open shop must be reopened afterwards. */
  importLegacy(file: Blob, choices: LegacyChoices, onProgress?: OnProgress): Promise<{ records: number }>
  /** Writes the old POS's JSON. */
  exportLegacy(onProgress?: OnProgress): Promise<SavedFile>

  /**
   * Makes a recovery code to be shown once; it opens nothing until it was typed back. Without `secret` only while the key is still
   * pending on this device (`key_missing` otherwise).
   */
  recoveryCode(secret?: Secret): Promise<{ code: string }>
  /** The code as typed back. Rejects `bad_recovery_code` (mistyped) or `wrong_secret` (another code). */
  confirmRecoveryCode(typed: string): Promise<void>
  /** Gives a staff member (the owner when absent) a new PIN. Rejects `wrong_secret`. */
  resetPin(secret: Secret, newPin: string, staffId?: string): Promise<void>

  /** What the browser says about space, and which generations are kept. */
  storage(): Promise<StorageFigures>
}
