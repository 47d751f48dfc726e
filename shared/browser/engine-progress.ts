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
  | 'progress.rekey'
  | 'progress.purge'
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
