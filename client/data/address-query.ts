import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** The query of the page's address, kept in step: `host` is rendered again when it changes. */
export class AddressQuery implements ReactiveController {
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** The value of a field of the query, `undefined` when it is not there. */
  get(name: string): string | undefined {
    return new URLSearchParams(location.search).get(name) ?? undefined
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#onChange)
    window.addEventListener('pos-navigated', this.#onChange)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onChange)
    window.removeEventListener('pos-navigated', this.#onChange)
  }

  readonly #onChange = (): void => {
    this.#host.requestUpdate()
  }
}
