// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import type { Boot, BootState } from '../../shared/browser/boot.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import type { ShopTrace } from '../../shared/browser/vanished.ts'
import { PosError } from '../../shared/errors.ts'
import type { Catalog } from '../data/catalog.ts'
import { Session, type SessionParts } from './session.ts'

interface FakeShop extends Pick<ShopStore, 'generation' | 'mutate' | 'onLost' | 'close'> {
  readonly close: ReturnType<typeof vi.fn<() => void>>
  lose(code: 'storage_lost' | 'storage_vanished'): void
}

function fakeShop(generation: number): FakeShop {
  let lost: Parameters<ShopStore['onLost']>[0] = () => undefined
  return {
    generation,
    mutate: async () => undefined,
    close: vi.fn<() => void>(),
    onLost(listener) {
      lost = listener
      return () => undefined
    },
    lose: (code) => lost(code),
  }
}

/** A device whose boot database the test writes: `found(n)` makes generation n the shop. */
function device(options: { active?: number; trace?: ShopTrace; refuse?: PosError } = {}) {
  let { active } = options
  let changed: () => void = () => undefined
  const shops: FakeShop[] = []
  const remembered: ShopTrace[] = []
  const boot = {
    state: async () => ({ active, identity: { shopName: 'Nawroz' } }) as BootState,
    onChange(listener: () => void) {
      changed = listener
      return () => undefined
    },
    onLost: () => () => undefined,
  }
  const parts: SessionParts = {
    async openBoot() {
      if (options.refuse !== undefined) throw options.refuse
      return boot as unknown as Boot
    },
    async openShop() {
      const shop = fakeShop(active ?? 0)
      shops.push(shop)
      return shop as unknown as ShopStore
    },
    openCatalog: async () =>
      ({ close: () => undefined, settings: { timeZone: 'UTC' } }) as unknown as Catalog,
    openEngine: () => ({ engine: { wake: async () => undefined } as never, close: () => undefined }),
    followStatus: () => Object.assign(new EventTarget(), { close: () => undefined }) as never,
    findTrace: () => options.trace,
    rememberShop: (trace) => remembered.push(trace),
  }
  const found = (generation: number): void => {
    active = generation
    changed()
  }
  return { session: new Session(parts), shops, remembered, found }
}

describe('the session', () => {
  it('begins with the first run where there is no shop, and opens it once it is founded', async () => {
    const { session, found, remembered } = device()
    await session.start()
    expect(session.screen).toBe('first_run')
    found(1)
    await session.refresh()
    expect(session.screen).toBe('open')
    expect(session.shop?.generation).toBe(1)
    expect(remembered).toEqual([{ shopName: 'Nawroz', at: expect.any(Number) }])
  })

  it('engine 24: opens the new generation after a flip and closes the one it left', async () => {
    const { session, found, shops } = device({ active: 1 })
    await session.start()
    found(2)
    await session.refresh()
    expect(session.shop?.generation).toBe(2)
    expect(shops[0]?.close).toHaveBeenCalledOnce()
    expect(shops[1]?.close).not.toHaveBeenCalled()
  })

  it('opens the same generation again when its database was lost, and once only when nothing changed', async () => {
    const { session, shops } = device({ active: 1 })
    await session.start()
    await session.refresh()
    expect(shops).toHaveLength(1)
    shops[0]?.lose('storage_lost')
    await session.refresh()
    expect(shops).toHaveLength(2)
  })

  it('engine 29: shows the vanished screen when the data went, and stays there', async () => {
    const { session, shops } = device({ active: 1, trace: { shopName: 'Nawroz', at: 1 } })
    await session.start()
    shops[0]?.lose('storage_vanished')
    await session.refresh()
    expect(session.screen).toBe('vanished')
    expect(session.trace?.shopName).toBe('Nawroz')
    expect(session.shop).toBeUndefined()
  })

  it('engine 29: opens the shop again once a restore has made another generation the shop', async () => {
    const { session, shops, found } = device({ active: 1 })
    await session.start()
    shops[0]?.lose('storage_vanished')
    found(2)
    await session.refresh()
    expect(session.screen).toBe('open')
    expect(session.shop?.generation).toBe(2)
  })

  it('engine 29: a first run that finds a trace carries it', async () => {
    const { session } = device({ trace: { shopName: 'Nawroz', at: 1 } })
    await session.start()
    expect(session).toMatchObject({ screen: 'first_run', trace: { shopName: 'Nawroz' } })
  })

  it('says why when storage cannot be opened', async () => {
    const { session } = device({ refuse: new PosError('storage_lost', 'refused') })
    await session.start()
    expect(session).toMatchObject({ screen: 'failed', error: 'storage_lost' })
  })
})
