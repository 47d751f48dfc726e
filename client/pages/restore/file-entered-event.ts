import type { Secret } from '../../../shared/browser/engine-api.ts'

/** A backup file and what opens it. */
export interface FileEntry {
  readonly file: Blob
  readonly secret: Secret
}

/** Somebody chose a file or typed its secret. */
export class FileEnteredEvent extends Event {
  /** Both, once both are there. */
  readonly entry: FileEntry | undefined
  /** Why the file cannot be opened yet; empty when it can. */
  readonly blocked: string

  constructor(entry: FileEntry | undefined, blocked: string) {
    super('file-entered')
    this.entry = entry
    this.blocked = blocked
  }
}

declare global {
  interface HTMLElementEventMap {
    'file-entered': FileEnteredEvent
  }
}
