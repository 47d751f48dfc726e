import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Whether a media query holds now; its host is drawn anew when that changes, as when a phone is turned. */
export class MediaValue implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #query: MediaQueryList

  constructor(host: ReactiveControllerHost, query: string) {
    this.#host = host
    this.#query = window.matchMedia(query)
    host.addController(this)
  }

  get matches(): boolean {
    return this.#query.matches
  }

  hostConnected(): void {
    this.#query.addEventListener('change', this.#changed)
  }

  hostDisconnected(): void {
    this.#query.removeEventListener('change', this.#changed)
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate()
  }
}
