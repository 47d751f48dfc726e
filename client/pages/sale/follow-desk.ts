import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { SaleDesk } from './sale-desk.ts'

/** Renders `host` again whenever the desk that it has changes; to be called once, in its constructor. */
export function followDesk(host: ReactiveControllerHost, deskOf: () => SaleDesk | undefined): void {
  host.addController(new DeskController(host, deskOf))
}

class DeskController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #deskOf: () => SaleDesk | undefined
  #desk: SaleDesk | undefined

  constructor(host: ReactiveControllerHost, deskOf: () => SaleDesk | undefined) {
    this.#host = host
    this.#deskOf = deskOf
  }

  hostConnected(): void {
    this.#follow(this.#deskOf())
  }

  hostUpdate(): void {
    this.#follow(this.#deskOf())
  }

  hostDisconnected(): void {
    this.#follow(undefined)
  }

  #follow(desk: SaleDesk | undefined): void {
    if (desk === this.#desk) return
    this.#desk?.removeEventListener('change', this.#onChange)
    this.#desk = desk
    desk?.addEventListener('change', this.#onChange)
  }

  readonly #onChange = (): void => {
    this.#host.requestUpdate()
  }
}
