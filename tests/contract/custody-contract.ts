import { afterEach, beforeEach, expect, it } from 'vitest'
import { collectShop } from '../../server/backups/gc/collect-shop.ts'
import { SEEN_NEVER } from '../../server/storage/programs/gc.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { deriveShopKeys, newShopKey } from '../../shared/keys/shop-keys.ts'
import { idList, makeShop, makeSnapshot, type MadeShop } from './made-shop.ts'
import { addShop, commitOf } from './storage-contract.ts'

const AT = 1_800_000_000_000
const PRIVATE = { custody: 'private', keyEpoch: 2 } as const

/** What every storage promises about a shop on its way to private custody (engine 35). `open` gives an empty one each time. */
export function custodyContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop
  let proven: string

  beforeEach(async () => {
    storage = await open()
    shop = await added()
    proven = (await storage.accounts.shopById(shop.shopId))?.auth ?? ''
  })
  afterEach(() => storage.close())

  async function added(): Promise<MadeShop> {
    const made = await makeShop()
    await addShop(storage, made)
    return made
  }

  const slots = (epoch: number) =>
    ['password', 'recovery'].map((kind) => ({
      shop_id: shop.shopId,
      key_epoch: epoch,
      kind,
      slot: `"${kind} ${epoch}"`,
      auth: null,
    }))
  const begin = (keyEpoch = 2, deviceId = shop.deviceId, provenAuth = proven) => {
    const { shopId } = shop
    return storage.custody.begin({ shopId, deviceId, provenAuth, keyEpoch, slots: slots(keyEpoch), at: AT })
  }
  const store = async (of: MadeShop, count: number, manifest: object = {}) => {
    const made = await makeSnapshot(of, { collections: { invoices: idList(count) }, manifest })
    return { made, result: await storage.backups.commit(commitOf(of, made, made.objects)) }
  }
  const anew = async (): Promise<MadeShop> => {
    const raw = newShopKey()
    return { ...shop, raw, keys: await deriveShopKeys(raw), lineage: `${shop.lineage}-2` }
  }
  const purge = async (of = shop.shopId) => {
    await storage.custody.forgetFormerKey(of)
    while ((await storage.custody.removeFormerBackups(of, 1)) === 1);
    await storage.custody.collectAnew(of, AT)
    const parts = { storage: storage.upkeep.gc, now: () => AT, pause: async () => undefined }
    await collectShop(parts, of, SEEN_NEVER)
    await storage.custody.compact()
  }

  it('engine 35: the first backup in the new epoch moves the shop, in the same transaction', async () => {
    await store(shop, 9)
    expect(await begin()).toBe('begun')
    expect(await storage.custody.purgeState(shop.shopId)).toBe('unmoved')
    const { made, result } = await store(await anew(), 9, PRIVATE)
    expect(result).toMatchObject({ kind: 'stored', backup: { number: 2 } })
    const facts = await storage.custody.facts(shop.shopId)
    expect(facts).toMatchObject({
      shop: { custody: 'private', key_epoch: 2, wrapped_key: null },
      begun: { device_id: shop.deviceId, moved_at: expect.any(Number) },
      formerBackups: 1,
    })
    expect(await storage.accounts.slots(shop.shopId, 2)).toHaveLength(2)
    expect(await storage.checks.nextUnchecked()).toBeUndefined()
    const again = await storage.backups.commit(commitOf({ ...shop }, made, []))
    expect(again).toMatchObject({ kind: 'same' })
  })

  it('deletes what was before, and not one object that the new backup needs; another shop keeps all (D1)', async () => {
    const other = await added()
    const [kept, gone] = [await store(other, 40), await store(shop, 40)]
    await begin()
    const { made } = await store(await anew(), 40, PRIVATE)
    await purge()
    const ids = (of: typeof made) => of.objects.map(({ id }) => id ?? '')
    for (const id of ids(gone.made)) expect(await storage.backups.object(shop.shopId, id)).toBeUndefined()
    for (const id of ids(made)) expect(await storage.backups.object(shop.shopId, id)).toBeDefined()
    for (const id of ids(kept.made)) expect(await storage.backups.object(other.shopId, id)).toBeDefined()
    const list = await storage.backups.list(shop.shopId, { before: 99, limit: 9, lineage: undefined })
    expect(list.map(({ number }) => number)).toEqual([2])
    const size = made.objects.reduce((sum, { body }) => sum + body.length, 0)
    expect((await storage.quotas.of(shop.shopId)).storedBytes).toBe(size)
    await storage.custody.end(shop.shopId)
    expect(await storage.custody.purgeState(shop.shopId)).toBe('ended')
  })

  it('forgets what it has read out of the shop: how its rehearsals went', async () => {
    await store(shop, 9)
    const rehearsed = { at: AT, due: AT, problem: null, state: '{"backup":1}' }
    await storage.upkeep.jobs.finish(shop.shopId, 'rehearsal', rehearsed)
    await storage.upkeep.jobs.finish(shop.shopId, 'scrub', rehearsed)
    await begin()
    await store(await anew(), 9, PRIVATE)
    await purge()
    expect(await storage.upkeep.jobs.get(shop.shopId, 'rehearsal')).toBeUndefined()
    expect(await storage.upkeep.jobs.get(shop.shopId, 'scrub')).toBeDefined()
  })

  it('purging twice, or after it was cut short, does no harm', async () => {
    await store(shop, 9)
    await begin()
    const { made } = await store(await anew(), 9, PRIVATE)
    await storage.custody.forgetFormerKey(shop.shopId)
    await storage.custody.collectAnew(shop.shopId, AT)
    await purge()
    await purge()
    expect(await storage.custody.purgeState(shop.shopId)).toBe('going')
    await storage.custody.end(shop.shopId)
    const object = await storage.backups.object(shop.shopId, made.objects[0]?.id ?? '')
    expect(object).toBeDefined()
  })

  it('a managed shop loses nothing by it', async () => {
    const { made } = await store(shop, 9)
    await begin()
    await purge()
    expect(await storage.backups.object(shop.shopId, made.objects[0]?.id ?? '')).toBeDefined()
    expect((await storage.custody.facts(shop.shopId))?.shop.key_epoch).toBe(1)
    expect(await storage.accounts.slots(shop.shopId, 2)).toHaveLength(2)
  })

  it('each beginning has an epoch of its own; the same one again changes nothing', async () => {
    expect(await begin(3)).toBe('custody_running')
    expect(await begin()).toBe('begun')
    expect(await begin()).toBe('begun')
    expect(await begin(2, 'tablet')).toBe('custody_running')
    expect(await begin(3, 'tablet')).toBe('begun')
    expect(await storage.accounts.slots(shop.shopId, 2)).toEqual([])
    expect((await store(await anew(), 9, PRIVATE)).result).toEqual({ kind: 'shop_mismatch' })
    expect(await begin(4, 'tablet', 'another password')).toBe('outdated')
  })

  it('another password takes the slot of a switch that has not moved the shop, and leaves the code’s', async () => {
    await begin()
    const { shopId, deviceId } = shop
    const change = { shopId, deviceId, provenAuth: proven, auth: 'new', salt: 's', kdf: '{}', slots: [] }
    expect(await storage.passwords.change(change)).toBe('changed')
    expect(await storage.accounts.slots(shop.shopId, 2)).toEqual(['"recovery 2"'])
  })

  it('a device that joined before has an older epoch than the shop, until it joins again', async () => {
    const join = (tokenHash: string) =>
      storage.accounts.join({
        shopId: shop.shopId,
        claim: { deviceId: 'tablet', name: 'Tablet' },
        tokenHash,
        at: AT,
      })
    await join('one')
    await begin()
    await store(await anew(), 9, PRIVATE)
    const holder = async (hash: string) => storage.accounts.holder(hash)
    expect(await holder('one')).toMatchObject({ joinedEpoch: 1, keyEpoch: 2 })
    expect(await holder(`token-${shop.deviceId}`)).toMatchObject({ joinedEpoch: 2, keyEpoch: 2 })
    await join('two')
    expect(await holder('two')).toMatchObject({ joinedEpoch: 2, keyEpoch: 2 })
    const old = { ...shop, deviceId: 'tablet', lineage: 'l-3' }
    expect((await store(old, 9)).result).toEqual({ kind: 'key_replaced' })
  })
}
