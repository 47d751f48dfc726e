import type { Sums } from './engine-backups.ts'

/** What came free without asking anybody, and what a person may give up besides. */
export interface RoomFreed {
  readonly freed: boolean
  /** The oldest earlier copy that makes enough room, else the largest, of those whose every document is on the server. */
  readonly offer?: RoomOffer
}

/** An earlier copy of the shop that could go: the way back to how this device was before its last restore or import. */
export interface RoomOffer {
  readonly generation: number
  /** About how many bytes come free. */
  readonly bytes: number
  /** Until when this device showed it, ms UTC. */
  readonly leftAt: number
}

/** How this device was before its last restore or import, and what going back there would take off the screen. */
export interface WayBack {
  readonly generation: number
  /** When it was left, ms UTC. */
  readonly leftAt: number
  /** Bills made since then, newest first. */
  readonly bills: readonly BillSince[]
  /** What they come to. */
  readonly sums: Sums
  /** False when a damaged part could not be read: there may be more of them. */
  readonly isComplete: boolean
}

/** A bill made after a restore. */
export interface BillSince {
  readonly id: string
  readonly number: string
  /** ms UTC. */
  readonly at: number
  readonly customerName: string
  readonly total: number
  readonly currency: 'IQD' | 'USD'
}

/** What this device keeps. Figures are the browser's estimates, absent where it gives none. */
export interface StorageFigures {
  readonly persisted?: boolean
  readonly usageBytes?: number
  readonly quotaBytes?: number
  readonly generations: readonly { readonly number: number; readonly isActive: boolean }[]
}

/** What the page asks of the engine about the copies of the shop that this device keeps. */
export interface EngineKeeping {
  /**
   * Frees what needs nobody's word: replaced leaves that no unsent snapshot needs, restores that nobody goes on with, copies left
   * over seven days ago (engine 21, 22). Says which younger copy could go if a person agrees.
   */
  freeRoom(): Promise<RoomFreed>
  /** Deletes the copy of an offer. False, with nothing deleted, when it may not go any more. */
  dropCopy(generation: number): Promise<boolean>
  /** Where this device can go back to; `undefined` when nothing is kept of what was before. */
  wayBack(): Promise<WayBack | undefined>
  /**
   * Goes back there by a fenced flip (engine 24, 27); resolves to what was left, which stays on this device for seven days and
   * until the server has it. The open shop must be reopened afterwards. Rejects `restore_running` and `not_found`.
   */
  goBack(): Promise<WayBack>

  /** What the browser says about space, and which generations are kept. */
  storage(): Promise<StorageFigures>
}
