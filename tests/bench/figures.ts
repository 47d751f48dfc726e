import type { RunningServer } from '../e2e/support/server.ts'

/** The measured figures by their names in the design; seconds `_s`, milliseconds `_ms`, megabytes `_mb`. */
export type Figures = Record<string, number>

/** What the parts of the bench share. */
export interface Bench {
  readonly folder: string
  readonly dist: string
  /** The backup file of the old POS. */
  readonly file: string
  readonly port: number
  readonly figures: Figures
  /** Starts the product's server on `port`; its data outlive it. */
  readonly start: () => Promise<RunningServer>
  /** One line on standard error. */
  readonly say: (what: string) => void
}

/** `value` with at most three digits that mean something. */
export function rounded(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 5 : 3))
}
