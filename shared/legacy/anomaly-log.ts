import { ANOMALIES, type Anomaly, type AnomalyCode } from './legacy-preview.ts'

const EXAMPLES_MAX = 5

/** Counts oddities and keeps the first few of each kind. */
export class AnomalyLog {
  readonly #found = new Map<
    AnomalyCode,
    { count: number; examples: Readonly<Record<string, string | number>>[] }
  >()

  add(code: AnomalyCode, example: Readonly<Record<string, string | number>>): void {
    const known = this.#found.get(code) ?? { count: 0, examples: [] }
    known.count += 1
    if (known.examples.length < EXAMPLES_MAX) known.examples.push(example)
    this.#found.set(code, known)
  }

  /** What was found, in the order of the closed list. */
  list(): Anomaly[] {
    return ANOMALIES.flatMap((code) => {
      const found = this.#found.get(code)
      return found === undefined ? [] : { code, ...found }
    })
  }
}
