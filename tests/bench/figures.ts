import type { RunningServer } from '../e2e/support/server.ts'

/**
 * The measured figures by their names in the design; seconds `_s`, milliseconds `_ms`, megabytes `_mb`. Null: it could not
 * be measured here, because a program that it compares with is not installed.
 */
export type Figures = Record<string, number | null>

/** What all parts of the bench share. */
export interface Bench {
  /** Everything is written here, and goes when the bench ends. */
  readonly folder: string
  readonly figures: Figures
  /** One line on standard error. */
  readonly say: (what: string) => void
}

/** What the parts in a browser share. */
export interface TillBench extends Bench {
  readonly dist: string
  /** The backup file of the old POS. */
  readonly file: string
  readonly port: number
  /** Starts the product's server on `port`; its data outlive it. */
  readonly start: () => Promise<RunningServer>
}

/** `value` with at most three digits that mean something. */
export function rounded(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 5 : 3))
}

/** The value that so large a share (0 … 1) of `values` is below; 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}
