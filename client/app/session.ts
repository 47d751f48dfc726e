import type { Boot } from '../../shared/browser/boot.ts'
import type { EngineApi, WakeReason } from '../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import type { ShopTrace } from '../../shared/browser/vanished.ts'
import { PosError, type ErrorCode } from '../../shared/errors.ts'
import type { BackupStatusStore } from '../data/backup-status.ts'
import type { Catalog } from '../data/catalog.ts'
import type { EngineHandle } from '../data/engine.ts'
import { watchWrites } from './watch-writes.ts'

/** What a session opens; main.ts says how. */
export interface SessionParts {
  openBoot(): Promise<Boot>
  openShop(boot: Boot): Promise<ShopStore>
  openCatalog(shop: ShopStore): Promise<Catalog>
  openEngine(): EngineHandle
  followStatus(engine: EngineApi): BackupStatusStore
  /** What outlived a shop that was on this device. */
  findTrace(): ShopTrace | undefined
  rememberShop(trace: ShopTrace): void
}

/** What the shell shows: the app, the first run, or why neither. */
export type Screen = 'opening' | 'first_run' | 'open' | 'vanished' | 'failed'

/**
 * One page's hold on the shop: opens it at start, opens it anew after a restore or import flipped to another generation, and knows what went
 * wrong. One shop per origin.
 *
 * @fires change - after any of its fields changed
 */
export class Session extends EventTarget {
  screen: Screen = 'opening'
  boot: Boot | undefined
  engine: EngineApi | undefined
  shop: ShopStore | undefined
  catalog: Catalog | undefined
  status: BackupStatusStore | undefined
  /** A shop that was here before its data went. */
  trace: ShopTrace | undefined
  /** Why `screen` is `failed` or `vanished`. */
  error: ErrorCode | undefined
  /** Why the last write failed, when it was storage's fault: the red bar. Cleared by the next write that succeeds. */
  storageProblem: ErrorCode | undefined

  readonly #parts: SessionParts
  #handle: EngineHandle | undefined
  #generation: number | undefined
  /** The generation whose data vanished; a restore makes another one the shop. */
  #vanished: number | undefined
  #work: Promise<void> = Promise.resolve()

  constructor(parts: SessionParts) {
    super()
    this.#parts = parts
  }

  /** Opens what there is; never rejects: failures are a screen. */
  async start(): Promise<void> {
    try {
      this.boot = await this.#parts.openBoot()
      this.boot.onChange(() => void this.refresh())
      this.boot.onLost(() => this.#fail('storage_vanished'))
    } catch (error) {
      this.#fail(codeOfError(error))
      return
    }
    await this.refresh()
    this.#followWindow()
    // The page is drawn before the engine's code is fetched: selling comes first.
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.#startEngine()
  }

  /** Compares what is open with what the boot database says, and opens the right generation. Calls queue up. */
  async refresh(): Promise<void> {
    this.#work = this.#work.then(() => this.#open().catch((error: unknown) => this.#fail(codeOfError(error))))
    await this.#work
  }

  async #open(): Promise<void> {
    const { boot } = this
    if (boot === undefined || (this.screen === 'vanished' && this.#vanished === undefined)) return
    const { active, identity } = await boot.state()
    if (active !== undefined && active === this.#vanished) return
    if (active === undefined) {
      this.#close()
      this.trace = this.#parts.findTrace()
      this.#show('first_run')
      return
    }
    if (this.shop !== undefined && this.#generation === active) return
    const before = { catalog: this.catalog, shop: this.shop }
    await this.#openGeneration(boot, active).catch((error: unknown) => {
      if (codeOfError(error) === 'storage_vanished') this.#vanished = active
      throw error
    })
    this.#vanished = undefined
    before.catalog?.close()
    before.shop?.close()
    if (identity !== undefined) this.#parts.rememberShop({ shopName: identity.shopName, at: Date.now() })
    this.#show('open')
  }

  async #openGeneration(boot: Boot, generation: number): Promise<void> {
    const shop = await this.#parts.openShop(boot)
    watchWrites(shop, (problem) => this.#noteStorage(problem))
    shop.onLost((code) => {
      if (code === 'storage_vanished') {
        this.#vanished = generation
        this.#fail(code)
      } else this.#reopen()
    })
    const catalog = await this.#parts.openCatalog(shop)
    this.#generation = generation
    this.shop = shop
    this.catalog = catalog
    this.#followStatus()
  }

  /** Stops the engine for good, as a kill would: the page is being left. What was on its way goes on at the next start. */
  leave(): void {
    this.#handle?.close()
  }

  #startEngine(): void {
    this.#handle = this.#parts.openEngine()
    this.engine = this.#handle.engine
    if (this.shop !== undefined) this.#followStatus()
    this.#show(this.screen)
    this.#wake('start')
  }

  #followStatus(): void {
    if (this.engine !== undefined) this.status ??= this.#parts.followStatus(this.engine)
  }

  #reopen(): void {
    this.#generation = undefined
    void this.refresh()
  }

  #close(): void {
    this.catalog?.close()
    this.shop?.close()
    this.catalog = undefined
    this.shop = undefined
    this.#generation = undefined
  }

  #followWindow(): void {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.refresh()
      this.#wake(document.visibilityState === 'visible' ? 'visible' : 'hidden')
    })
    window.addEventListener('online', () => this.#wake('online'))
  }

  #wake(reason: WakeReason): void {
    if (this.screen === 'open') this.engine?.wake(reason).catch(() => undefined)
  }

  #noteStorage(problem: ErrorCode | undefined): void {
    if (problem === this.storageProblem) return
    this.storageProblem = problem
    this.#show(this.screen)
  }

  #fail(code: ErrorCode): void {
    this.error = code
    this.trace ??= this.#parts.findTrace()
    this.#close()
    this.status?.close()
    this.status = undefined
    this.#show(code === 'storage_vanished' ? 'vanished' : 'failed')
  }

  #show(screen: Screen): void {
    this.screen = screen
    this.dispatchEvent(new Event('change'))
  }
}

function codeOfError(error: unknown): ErrorCode {
  return error instanceof PosError ? error.code : 'internal'
}
