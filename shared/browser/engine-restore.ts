import type { Sums, Waiting } from './engine-backups.ts'
import type { OnProgress } from './engine-progress.ts'

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

/** What the page asks of the engine to bring back a backup from the server. */
export interface EngineRestore {
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
}
