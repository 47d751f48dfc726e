import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { SaleDesk } from './sale-desk.ts'

/** Renders its host again whenever the desk that it is given changes. */
export class DeskController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #deskOf: () => SaleDesk | undefined
  #desk: SaleDesk | undefined

  constructor(host: ReactiveControllerHost, deskOf: () => SaleDesk | undefined) {
    this.#host = host
    this.#deskOf = deskOf
    host.addController(this)
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
