import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { hold, resume, type Cart } from './cart.ts'

/** Keeps a cart for this tab alone until the answer is called; `undefined` when another tab has it. */
export type ClaimCart = (cartId: string) => Promise<(() => void) | undefined>

/**
 * The carts of this device: the one that this tab works on, and those on hold. Every change is written to the store
 * in order, so a reload or a power cut finds the cart again; each tab works on a cart of its own.
 *
 * @fires change when the current cart, the held ones or `failure` changed
 */
export class Drafts extends EventTarget {
  readonly #store: ShopStore
  readonly #claim: ClaimCart
  #current: Cart | undefined
  #held: readonly Cart[] = []
  #failure: unknown
  #release: (() => void) | undefined
  #writing: Promise<void> = Promise.resolve()
  readonly #waiting = new Map<string, Cart>()
  #version = 0
  readonly #unsubscribe: () => void

  private constructor(store: ShopStore, claim: ClaimCart) {
    super()
    this.#store = store
    this.#claim = claim
    this.#unsubscribe = store.onChange(({ collections }) => {
      if (collections.has('drafts')) void this.#readHeld()
    })
  }

  /** Takes up the newest cart that is neither on hold nor in another tab's hands. */
  static async open(store: ShopStore, claim: ClaimCart = claimByLock): Promise<Drafts> {
    const drafts = new Drafts(store, claim)
    const all: readonly Cart[] = await store.drafts()
    drafts.#held = all.filter((cart) => cart.heldAt !== undefined)
    for (const cart of all.filter(({ heldAt }) => heldAt === undefined).toReversed()) {
      const release = await claim(cart.id)
      if (release === undefined) continue
      drafts.#current = cart
      drafts.#release = release
      break
    }
    return drafts
  }

  /** The cart of this tab; `undefined` before its first line. */
  get current(): Cart | undefined {
    return this.#current
  }

  /** Carts on hold, oldest first. */
  get held(): readonly Cart[] {
    return this.#held
  }

  /** Why the last write failed; `undefined` once one succeeds. The cart is still on the screen. */
  get failure(): unknown {
    return this.#failure
  }

  /** Replaces the current cart and writes it. A cart without lines is dropped. */
  update(cart: Cart): void {
    if (cart.lines.length === 0) return this.discard()
    if (this.#current === undefined) this.#own(cart.id)
    this.#current = cart
    this.#write(cart)
    this.#changed()
  }

  /** Puts the current cart aside and leaves an empty one. */
  hold(now: number): void {
    if (this.#current === undefined) return
    const cart = hold(this.#current, now)
    this.#write(cart)
    this.#leave()
    this.#held = [...this.#held, cart]
    this.#changed()
  }

  /** Takes a cart from hold; the present one goes on hold in its place. Does nothing when it is gone. */
  resume(cartId: string, now: number): void {
    const cart = this.#held.find(({ id }) => id === cartId)
    if (cart === undefined) return
    this.hold(now)
    this.#held = this.#held.filter(({ id }) => id !== cartId)
    this.update(resume(cart))
  }

  /** Drops the current cart for good. */
  discard(): void {
    const cart = this.#current
    if (cart === undefined) return
    this.#leave()
    this.#waiting.delete(cart.id)
    this.#after(() => this.#store.deleteDraft(cart.id))
    this.#changed()
  }

  /** The current cart has become a document, its draft is gone: the next sale begins. */
  sold(): void {
    this.#leave()
    this.#changed()
  }

  /** Resolves when everything is written. */
  async written(): Promise<void> {
    await this.#writing
  }

  /** Writes what waits and gives the cart up, so that another tab may take it. */
  async close(): Promise<void> {
    this.#unsubscribe()
    await this.#writing
    this.#release?.()
  }

  // Another tab may have held or taken a cart. What this tab does meanwhile is newer than what was read.
  async #readHeld(): Promise<void> {
    await this.#writing
    const version = this.#version
    const all: readonly Cart[] = await this.#store.drafts().catch(() => this.#held)
    const held = all.filter((cart) => cart.heldAt !== undefined)
    if (version !== this.#version || sameIds(held, this.#held)) return
    this.#held = held
    this.dispatchEvent(new Event('change'))
  }

  // Writes are strictly in order; of several that wait for the same cart only the last is written.
  #write(cart: Cart): void {
    const isQueued = this.#waiting.has(cart.id)
    this.#waiting.set(cart.id, cart)
    if (isQueued) return
    this.#after(async () => {
      const last = this.#waiting.get(cart.id)
      this.#waiting.delete(cart.id)
      if (last !== undefined) await this.#store.saveDraft(last)
    })
  }

  #after(job: () => Promise<void>): void {
    this.#writing = this.#writing.then(job).then(
      () => this.#setFailure(undefined),
      (error: unknown) => this.#setFailure(error),
    )
  }

  #setFailure(failure: unknown): void {
    if (failure === this.#failure) return
    this.#failure = failure
    this.#changed()
  }

  #own(cartId: string): void {
    void this.#claim(cartId).then((release) => {
      if (this.#current?.id === cartId) this.#release ??= release
      else release?.()
    })
  }

  #leave(): void {
    this.#current = undefined
    this.#release?.()
    this.#release = undefined
  }

  #changed(): void {
    this.#version += 1
    this.dispatchEvent(new Event('change'))
  }
}

function sameIds(a: readonly Cart[], b: readonly Cart[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id)
}

/** Claims by a Web Lock: the browser frees it when the tab dies. */
async function claimByLock(cartId: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    void navigator.locks.request(`cart-${cartId}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) return resolve(undefined)
      await new Promise<void>((release) => resolve(release))
    })
  })
}
