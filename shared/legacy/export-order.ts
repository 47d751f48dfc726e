/** One old record as text: with its place in its section, or new and so after all that have one. */
export interface OldElement {
  readonly n: number | undefined
  /** Its key, where the section is a map. */
  readonly key?: string
  readonly text: string
}

/**
 * Puts elements back into the order that they had in the old file. They arrive nearly in order, so that few wait.
 * `kept` are those that were never records. New ones come last, in the order in which they arrive.
 */
export class OldOrder {
  readonly #waiting: Map<number, OldElement>
  readonly #added: OldElement[] = []
  #next = 0

  constructor(kept: Iterable<OldElement & { readonly n: number }>) {
    this.#waiting = new Map([...kept].map((element) => [element.n, element]))
  }

  /** Takes one; returns those whose turn it is now. */
  push(element: OldElement): OldElement[] {
    if (element.n === undefined) this.#added.push(element)
    else this.#waiting.set(element.n, element)
    return this.#ready()
  }

  /** The rest, in order. */
  end(): OldElement[] {
    const rest = [...this.#waiting].sort(([a], [b]) => a - b).map(([, element]) => element)
    this.#waiting.clear()
    return [...rest, ...this.#added]
  }

  #ready(): OldElement[] {
    const ready: OldElement[] = []
    for (
      let element = this.#waiting.get(this.#next);
      element !== undefined;
      element = this.#waiting.get(this.#next)
    ) {
      ready.push(element)
      this.#waiting.delete(this.#next)
      this.#next += 1
    }
    return ready
  }
}

/** The JSON text of all elements as an array or, by their keys, a map. */
export function joinElements(elements: readonly OldElement[], form: 'array' | 'map'): string {
  if (form === 'array') return `[${elements.map(({ text }) => text).join(',')}]`
  return `{${elements.map(({ key, text }) => `${JSON.stringify(key ?? '')}:${text}`).join(',')}}`
}
