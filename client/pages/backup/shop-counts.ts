import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { COLLECTION_NAMES } from '../../../shared/sections.ts'
import type { Counts } from './protected-rows.ts'

const PAUSE_MS = 500

/** Keeps the number of records of each collection in step with its host; counts again after writes, at most twice a second. */
export class ShopCounts implements ReactiveController {
  /** Undefined until counted once. */
  value: Counts | undefined
  readonly #host: ReactiveControllerHost
  readonly #shop: () => ShopStore | undefined
  #counted: ShopStore | undefined
  #stop: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost, shop: () => ShopStore | undefined) {
    this.#host = host
    this.#shop = shop
    host.addController(this)
  }

  hostUpdate(): void {
    const shop = this.#shop()
    if (shop === this.#counted) return
    this.#stop?.()
    this.#counted = shop
    this.#stop = shop?.onChange(() => this.#soon(shop))
    if (shop !== undefined) void this.#count(shop)
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#counted = undefined
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #soon(shop: ShopStore): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#count(shop)
    }, PAUSE_MS)
  }

  async #count(shop: ShopStore): Promise<void> {
    try {
      const counts = await Promise.all(
        COLLECTION_NAMES.map(async (name) => [name, await shop.count(name)] as const),
      )
      if (shop !== this.#counted) return
      this.value = Object.fromEntries(counts)
      this.#host.requestUpdate()
    } catch {
      // The shop is being opened anew; its successor is counted when it arrives.
    }
  }
}
