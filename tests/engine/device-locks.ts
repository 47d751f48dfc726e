interface Held {
  readonly holder: object
  readonly fail: (reason: unknown) => void
  release: () => void
}

/** The Web Locks of one made-up device: every context asks through a manager of its own, and a killed context lets go of all. */
export class DeviceLocks {
  readonly #held = new Map<string, Held>()
  readonly #waiting = new Map<string, (() => void)[]>()
  readonly #sharing = new Map<string, Set<{ readonly holder: object }>>()

  /** The manager of one context. */
  manager(holder: object): LockManager {
    const request = (name: string, ...rest: unknown[]): Promise<unknown> => {
      const work = rest.at(-1) as LockGrantedCallback<unknown>
      const options = (rest.length > 1 ? rest[0] : {}) as LockOptions
      return this.#request(holder, name, options, work)
    }
    const query = async () => ({ held: [...this.#held.keys()].map((name) => ({ name })), pending: [] })
    return { request, query } as LockManager
  }

  /** What the browser does when a context dies: its locks are free. */
  kill(holder: object): void {
    for (const [name, held] of this.#held) if (held.holder === holder) this.#free(name, held)
    for (const sharing of this.#sharing.values())
      for (const share of sharing) if (share.holder === holder) sharing.delete(share)
  }

  async #request(
    holder: object,
    name: string,
    { ifAvailable, steal, signal, mode }: LockOptions,
    work: LockGrantedCallback<unknown>,
  ): Promise<unknown> {
    if (mode === 'shared') return this.#share(holder, name, work)
    if ((this.#sharing.get(name)?.size ?? 0) > 0) {
      if (ifAvailable !== true) throw new Error(`${name} is shared, and nobody waits for that`)
      return work(null)
    }
    while (this.#held.has(name)) {
      if (ifAvailable === true) return work(null)
      if (steal === true) {
        const before = this.#held.get(name)
        this.#held.delete(name)
        before?.fail(new DOMException('stolen', 'AbortError'))
        break
      }
      await this.#turn(name, signal ?? undefined)
    }
    const lost = Promise.withResolvers<never>()
    lost.promise.catch(() => undefined)
    const held: Held = { holder, fail: lost.reject, release: () => undefined }
    this.#held.set(name, held)
    try {
      return await Promise.race([lost.promise, work({ name, mode: 'exclusive' })])
    } finally {
      this.#free(name, held)
    }
  }

  /** Nobody here holds alone what others share, so sharing never waits. */
  async #share(holder: object, name: string, work: LockGrantedCallback<unknown>): Promise<unknown> {
    const sharing = this.#sharing.get(name) ?? new Set()
    this.#sharing.set(name, sharing)
    const share = { holder }
    sharing.add(share)
    try {
      return await work({ name, mode: 'shared' })
    } finally {
      sharing.delete(share)
    }
  }

  #turn(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(name) ?? []
      this.#waiting.set(name, [...queue, resolve])
      signal?.addEventListener('abort', () => reject(signal.reason as Error))
    })
  }

  #free(name: string, held: Held): void {
    if (this.#held.get(name) !== held) return
    this.#held.delete(name)
    const queue = this.#waiting.get(name) ?? []
    this.#waiting.delete(name)
    for (const next of queue) next()
  }
}
