import type { Top } from '../generation.ts'
import type { GenerationTx } from './generation-tx.ts'

/** The tops of the trees as of the last cut; `meta.tops` changes with `cutNo` only, so it is read once per cut. */
export class TopsCache {
  #cutNo = -1
  #tops: Readonly<Record<string, Top>> = {}

  /** The tops at this `cutNo`, which was read in the same transaction. */
  async at(tx: GenerationTx, cutNo: number): Promise<Readonly<Record<string, Top>>> {
    if (this.#cutNo === cutNo) return this.#tops
    const tops = (await tx.meta('tops')) ?? {}
    this.#cutNo = cutNo
    this.#tops = tops
    return tops
  }
}
