import { createHash } from 'node:crypto'
import type { Row } from './table-store.ts'

const MODULUS = 1n << 256n

/** Names a set of rows whatever their order: databases sort texts differently. Two sets with one sum are the same set. */
export class RowSum {
  #sum = 0n
  #rows = 0

  add(row: Row): void {
    const hash = createHash('sha256')
    for (const cell of row) {
      const bytes = cell instanceof Uint8Array ? cell : Buffer.from(String(cell ?? ''))
      hash.update(
        `${cell === null ? 'null' : cell instanceof Uint8Array ? 'bytes' : typeof cell} ${bytes.length}\n`,
      )
      hash.update(bytes)
    }
    this.#sum = (this.#sum + BigInt(`0x${hash.digest('hex')}`)) % MODULUS
    this.#rows += 1
  }

  get rows(): number {
    return this.#rows
  }

  equals(other: RowSum): boolean {
    return this.#rows === other.#rows && this.#sum === other.#sum
  }
}
