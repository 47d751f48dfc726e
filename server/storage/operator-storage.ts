import type { ShopSummary } from './programs/operator.ts'
import type { ServerFigures } from './programs/server-figures.ts'

/** What the operator of a server sees across shops. No route leads here. */
export interface OperatorStorage {
  /** The shops after one id, in the order of ids, with what they have. */
  shops(after: string, limit: number): Promise<readonly ShopSummary[]>
  /** How the whole server stands. */
  figures(): Promise<ServerFigures>
}
