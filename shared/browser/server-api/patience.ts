/** Gives a request up when nothing has come of it for a while, however long it takes in all. Whoever makes one ends it. */
export class Patience {
  readonly #controller = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Aborted, with a `TimeoutError`, when the waiting was in vain. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Waits so many milliseconds from now on. */
  wait(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#controller.abort(new DOMException(`nothing came for ${ms} ms`, 'TimeoutError'))
    }, ms)
  }

  /** Waits no longer. */
  end(): void {
    clearTimeout(this.#timer)
  }
}
