import type { Secret } from './engine-account.ts'
import type { OnProgress } from './engine-progress.ts'
import type { BackupPreview, RestoreResult } from './engine-restore.ts'
import type { LegacyChoices, LegacyPreview } from './legacy/preview-legacy.ts'

/** A file to be offered for saving. The blob may be backed by a temporary file; revoke nothing, just drop it. */
export interface SavedFile {
  readonly name: string
  readonly blob: Blob
}

/** What the page asks of the engine about files in a person's hands: `.sonicpos` backups and those of the old POS. Works offline. */
export interface EngineFiles {
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
}
