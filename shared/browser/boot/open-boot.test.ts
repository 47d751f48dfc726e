import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deriveShopKeys } from '../../keys/shop-keys.ts'
import { idOf } from '../../snapshot/object-id.ts'
import type { Boot } from '../boot.ts'
import { deleteDatabase } from '../store/open-database.ts'
import { openShop } from '../store/open-shop.ts'
import { openBoot } from './open-boot.ts'

const boots: Boot[] = []
async function open(): Promise<Boot> {
  const boot = await openBoot()
  boots.push(boot)
  return boot
}
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const boot of boots.splice(0)) boot.close()
})

describe('the boot database', () => {
  it('engine 1: is made on the first run and keeps facts; null removes one', async () => {
    const boot = await open()
    expect(await boot.state()).toEqual({ generations: [], extra: {} })
    await boot.update(() => ({ token: 'secret', active: 3 }))
    await boot.update(() => ({ token: null }))
    boot.close()
    expect(await (await open()).state()).toEqual({ generations: [], extra: {}, active: 3 })
  })

  it('engine 1: every write is strict', async () => {
    const boot = await open()
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await boot.update(() => ({ active: 1 }))
    await boot.writeLock('send', { holder: 'a', at: 1 })
    expect(spy.mock.calls.map(([, , options]) => options)).toEqual([
      { durability: 'strict' },
      { durability: 'strict' },
    ])
  })

  it('an update is one transaction: two at once do not lose one another', async () => {
    const [a, b] = [await open(), await open()]
    const add = (boot: Boot) => boot.update(({ active = 0 }) => ({ active: active + 1 }))
    await Promise.all([add(a), add(b), add(a), add(b)])
    expect((await a.state()).active).toBe(4)
  })

  it('an update that throws, or wants nothing, writes nothing', async () => {
    const boot = await open()
    const reason = new Error('not ours')
    await expect(
      boot.update(() => {
        throw reason
      }),
    ).rejects.toBe(reason)
    const heard = vi.fn<() => void>()
    boot.onChange(heard)
    expect(await boot.update(() => undefined)).toEqual({ generations: [], extra: {} })
    expect(heard).not.toHaveBeenCalled()
  })

  it('tells other tabs', async () => {
    const [a, b] = [await open(), await open()]
    const heard = vi.fn<() => void>()
    b.onChange(heard)
    await a.update(() => ({ active: 1 }))
    await vi.waitFor(() => expect(heard).toHaveBeenCalled())
  })

  it('engine 15: keeps keys that nobody can read out, and they still name the same objects', async () => {
    const boot = await open()
    const keys = await deriveShopKeys(new Uint8Array(32).fill(3))
    await boot.update(() => ({ keys }))
    const kept = (await boot.state()).keys ?? expect.fail('no keys')
    expect(kept.id.extractable).toBe(false)
    expect(await idOf(kept, 'l', 'x', new Uint8Array(4))).toBe(await idOf(keys, 'l', 'x', new Uint8Array(4)))
  })

  it('engine 22: keeps signs of life of locks', async () => {
    const boot = await open()
    expect(await boot.readLock('cut')).toBeUndefined()
    await boot.writeLock('cut', { holder: 'tab', at: 5 })
    expect(await boot.readLock('cut')).toEqual({ holder: 'tab', at: 5 })
    await boot.writeLock('cut', undefined)
    expect(await boot.readLock('cut')).toBeUndefined()
  })

  it('engine 29: one that vanished under an open app is not replaced by an empty one', async () => {
    const boot = await open()
    const lost = vi.fn<() => void>()
    boot.onLost(lost)
    await deleteDatabase('sonic-boot')
    await expect(boot.state()).rejects.toMatchObject({ code: 'storage_vanished' })
    expect(lost).toHaveBeenCalled()
    expect(await indexedDB.databases()).toEqual([])
  })

  it('a device without a shop says so', async () => {
    await expect(openShop(await open())).rejects.toMatchObject({ code: 'shop_missing' })
  })
})
