/** What a collection does next: forget old marks, find what is needed, walk it, open and sweep the rest, clear up. */
export type GcPhase =
  | 'forget'
  | 'backups'
  | 'seen'
  | 'walk'
  | 'open'
  | 'sweep_nodes'
  | 'sweep_leaves'
  | 'clear'

/** A row of `gc_runs`. */
export interface GcRunTable {
  shop_id: string
  phase: GcPhase
  cursor: string
  seen_since: number
  started_at: number
  deleted: number
}

/** A row of `gc_marks`; `kept` and `walked` are 0 or 1. */
export interface GcMarkTable {
  shop_id: string
  id: string
  kept: number
  walked: number
}

/** A row of `bad_objects`; `problem` is an error code. */
export interface BadObjectTable {
  shop_id: string
  id: string
  problem: string
  found_at: number
  traced_at: number | null
}

/** A row of `bad_object_backups`: the backup with this number needs that object. */
export interface BadObjectBackupTable {
  shop_id: string
  id: string
  number: number
}

/** A row of `care_jobs`; `shop_id` is empty for the whole server, `state` is JSON. */
export interface CareJobTable {
  shop_id: string
  job: string
  due_at: number
  started_at: number | null
  finished_at: number | null
  problem: string | null
  state: string | null
  holder: string | null
  held_until: number
}

/** The tables of collecting, scrubbing and rehearsing. */
export interface CareTables {
  gc_runs: GcRunTable
  gc_marks: GcMarkTable
  bad_objects: BadObjectTable
  bad_object_backups: BadObjectBackupTable
  care_jobs: CareJobTable
}
