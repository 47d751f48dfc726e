import { OldJoins } from './joins.ts'
import type { RecordSink } from './kept.ts'
import type { LegacyChoices } from './legacy-preview.ts'
import type { OldFile, OnBytes } from './old-file.ts'

/** What all parts of one import share. */
export class ImportRun {
  readonly file: OldFile
  readonly choices: LegacyChoices
  readonly sink: RecordSink
  readonly joins = new OldJoins()
  readonly onBytes: OnBytes
  /** The time of records that say none: when the file was made. */
  readonly fallbackAt: number
  /** Thousandths that the imported movements move each item. */
  readonly movedMilli = new Map<string, number>()
  records = 0

  constructor(file: OldFile, choices: LegacyChoices, sink: RecordSink, onBytes: OnBytes) {
    this.file = file
    this.choices = choices
    this.sink = sink
    this.onBytes = onBytes
    this.fallbackAt = file.madeAt ?? Date.UTC(2000, 0, 1)
  }

  /** Counts what was imported and lets other work of the thread run. */
  async breathe(count: number): Promise<void> {
    this.records += count
    await Promise.resolve()
  }
}
