import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * What a dialog that does one thing is about: it stands open until it closes with an answer, works once at a time, and remembers why
 * the last try failed. The host is drawn again after every change.
 */
export class DialogWork<Answer> implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #closed = Promise.withResolvers<Answer>()
  #isOpen = true
  #busy = false
  #error: unknown

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** Nothing to do: the dialog's element stands only while it is open. */
  hostConnected(): void {}

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** True while `work` runs. */
  get busy(): boolean {
    return this.#busy
  }

  /** What the last `work` threw; `undefined` when it did not, or something was typed since. */
  get error(): unknown {
    return this.#error
  }

  /** Resolves with the answer when the dialog is closed. */
  get closed(): Promise<Answer> {
    return this.#closed.promise
  }

  /** Does `work`, unless something is being done already; what it throws becomes `error`. */
  async try(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    this.forgive()
    try {
      await work()
    } catch (error) {
      this.#error = error
    }
    this.#busy = false
    this.#host.requestUpdate()
  }

  /** Forgets the error: what it was about has changed. */
  forgive(): void {
    this.#error = undefined
    this.#host.requestUpdate()
  }

  /** Closes with an answer; only the first one counts. */
  close(answer: Answer): void {
    this.#closed.resolve(answer)
    this.#isOpen = false
    this.#host.requestUpdate()
  }
}
