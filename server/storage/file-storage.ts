import type { FileScheduleTable, ServerFileTable } from './tables.ts'

/** The `shop_id` under which files of the whole server stand; no shop can have it. */
export const WHOLE_SERVER = ''

/** How a run of the file job ended. */
export interface FileRun {
  readonly at: number
  readonly ok: boolean
  /** Why there are no new files, or what is wrong with them; a code. */
  readonly problem: string | null
  readonly dueAt: number
  /** Failed runs in a row. */
  readonly failures: number
}

/** What the server remembers of its backup files and of when they are due. */
export interface FileStorage {
  /** Newest first. */
  list(shop: string): Promise<readonly ServerFileTable[]>
  /** Adds a file or replaces what was known of it. */
  put(row: ServerFileTable): Promise<void>
  forget(shop: string, names: readonly string[]): Promise<void>
  /** Gives shops that have a backup, and the whole server when `server` is set, a first due time unless they have one. */
  plan(now: number, server: boolean): Promise<void>
  schedule(shop: string): Promise<FileScheduleTable | undefined>
  /** Shops whose files are due and that nobody is writing, the longest waiting first; not more than a hundred. */
  due(now: number): Promise<readonly string[]>
  /** True when `holder` may write this shop's files until `until`: no lease was running. */
  lease(shop: string, lease: { holder: string; now: number; until: number }): Promise<boolean>
  /** Makes a lease longer; false when it was lost. */
  renew(shop: string, holder: string, until: number): Promise<boolean>
  /** Records a run and ends the lease. Changes nothing when the lease was lost. */
  finish(shop: string, holder: string, run: FileRun): Promise<void>
}
