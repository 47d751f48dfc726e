import type { Boot } from './boot.ts'
import { createServerApi, type ServerApi } from './server-api/server-api.ts'
import type { Fetch } from './server-api/server-call.ts'
import type { ShopStore } from './shop-store.ts'
import { openStatusChannel, type StatusChannel } from './status-channel.ts'
import { openBoot } from './boot/open-boot.ts'
import { openShop } from './store/open-shop.ts'
import { PosError } from '../errors.ts'

/** What a device is made of; tests give their own parts. */
export interface DeviceParts {
  readonly boot?: Boot
  readonly fetch?: Fetch
  /** Where the server is; the page's own origin when absent. */
  readonly base?: string
  readonly now?: () => number
  readonly locks?: LockManager
}

/** One context's hold on the device: its boot database, the open shop, the server. */
export interface Device {
  readonly boot: Boot
  readonly api: ServerApi
  readonly channel: StatusChannel
  readonly locks: LockManager
  now(): number
  /** The active generation, opened anew after a flip. Throws `shop_missing` before the first run. */
  shop(): Promise<ShopStore>
  /** Lets go of everything. */
  close(): void
}

/** Opens the device. The caller closes it. Throws as `openBoot`. */
export async function openDevice(parts: DeviceParts = {}): Promise<Device> {
  const boot = parts.boot ?? (await openBoot())
  const channel = openStatusChannel()
  const locks = parts.locks ?? navigator.locks
  const now = parts.now ?? Date.now
  const holder = new ShopHolder(boot, (of) => openShop(of, { locks, now }))
  return {
    boot,
    channel,
    api: createServerApi({
      base: parts.base ?? '',
      fetch: parts.fetch ?? ((url, init) => fetch(url, init)),
      token: async () => (await boot.state()).token,
    }),
    locks,
    now,
    shop: () => holder.shop(),
    close() {
      holder.close()
      channel.close()
      boot.close()
    },
  }
}

/** Keeps the active generation open; calls queue up, so that it is opened once. */
class ShopHolder {
  readonly #boot: Boot
  readonly #open: (boot: Boot) => Promise<ShopStore>
  #held: ShopStore | undefined
  #work: Promise<unknown> = Promise.resolve()

  constructor(boot: Boot, open: (boot: Boot) => Promise<ShopStore>) {
    this.#boot = boot
    this.#open = open
  }

  shop(): Promise<ShopStore> {
    const next = this.#work.then(() => this.#current())
    this.#work = next.catch(() => undefined)
    return next
  }

  close(): void {
    this.#held?.close()
    this.#held = undefined
  }

  async #current(): Promise<ShopStore> {
    const { active } = await this.#boot.state()
    if (active === undefined) throw new PosError('shop_missing', 'there is no shop on this device')
    if (this.#held?.generation === active) return this.#held
    this.close()
    const shop = await this.#open(this.#boot)
    shop.onLost(() => {
      if (this.#held === shop) this.#held = undefined
    })
    this.#held = shop
    return shop
  }
}
