import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { incomingObject } from '../../server/backups/incoming-object.ts'
import type { CommitRequest } from '../../server/storage/programs/commit.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { ShopTable } from '../../server/storage/tables.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { idList, makeShop, makeSnapshot, type MadeShop, type MadeSnapshot } from './made-shop.ts'

const NOW = 1_800_000_000_000

/** A shop's row, with this shop's id as its login. */
export function shopRow(shop: MadeShop, more: Partial<ShopTable> = {}): ShopTable {
  return {
    shop_id: shop.shopId,
    name: 'Shop',
    login: shop.shopId,
    salt: 's',
    kdf: '{}',
    auth: 'a',
    custody: 'managed' as const,
    key_epoch: 1,
    wrapped_key: null,
    created_at: NOW,
    quota_bytes: null,
    stored_bytes: 0,
    ...more,
  }
}

/** Adds a made shop with its device, whose token hash is `token-<deviceId>`. */
export async function addShop(storage: Storage, shop: MadeShop): Promise<void> {
  const claim = { deviceId: shop.deviceId, name: 'Till 1' }
  const first = { shopId: shop.shopId, claim, tokenHash: `token-${shop.deviceId}`, at: NOW }
  expect(await storage.accounts.createShop(shopRow(shop), [], first)).toEqual({ kind: 'created', letter: '' })
}

/** The commit of a snapshot as the server would ask the storage, carrying `objects`. */
export function commitOf(
  shop: MadeShop,
  snapshot: MadeSnapshot,
  objects: readonly Frame[] = [],
): CommitRequest {
  const { header, headerText, sealed } = snapshot
  const { shopId, deviceId } = shop
  return {
    shopId,
    deviceId,
    header,
    headerText,
    manifest: sealed,
    objects: objects.map(incomingObject),
    at: NOW,
  }
}

/** What every storage of the server promises. `open` gives an empty one each time. */
export function storageContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop

  beforeEach(async () => {
    storage = await open()
    shop = await makeShop()
    await addShop(storage, shop)
  })
  afterEach(() => storage.close())

  const put = (frames: readonly Frame[], of = shop) =>
    storage.backups.putObjects(of.shopId, frames.map(incomingObject), NOW)
  const list = (of = shop) => storage.backups.list(of.shopId, { before: 1e9, limit: 100, lineage: undefined })

  describe('commit', () => {
    it('engine 30: adds the row and moves the head in one step, numbers go up by one', async () => {
      const one = await makeSnapshot(shop, { collections: { invoices: idList(4) } })
      const first = await storage.backups.commit(commitOf(shop, one, one.objects))
      expect(first).toMatchObject({
        kind: 'stored',
        backup: { number: 1, received_at: NOW, verified_at: null },
      })
      const { snapshotId } = one.header
      const two = await makeSnapshot(shop, {
        collections: { invoices: idList(5) },
        seq: 2,
        parent: snapshotId,
      })
      const second = await storage.backups.commit(commitOf(shop, two, two.objects))
      expect(second).toMatchObject({ kind: 'stored', backup: { number: 2 } })
      const { head } = await storage.backups.heartbeat(shop.shopId, shop.deviceId, shop.lineage, NOW)
      expect(head).toMatchObject({ number: 2, snapshot_id: two.header.snapshotId, root: two.header.root })
      expect((await list()).map((row) => row.number)).toEqual([2, 1])
      expect(Buffer.from((await storage.backups.manifest(shop.shopId, 2))!).equals(two.sealed)).toBe(true)
    })

    it('engine 18, 20: the same again is answered as stored, and changes nothing', async () => {
      const one = await makeSnapshot(shop, { collections: { invoices: idList(4) } })
      await storage.backups.commit(commitOf(shop, one, one.objects))
      const again = await storage.backups.commit({ ...commitOf(shop, one), at: NOW + 5 })
      expect(again).toMatchObject({ kind: 'same', backup: { number: 1, received_at: NOW } })
      expect(await list()).toHaveLength(1)
    })

    it('engine 30: refuses another manifest under the same snapshot id', async () => {
      const one = await makeSnapshot(shop, { collections: { invoices: idList(4) } })
      await storage.backups.commit(commitOf(shop, one, one.objects))
      const { snapshotId } = one.header
      const other = await makeSnapshot(shop, { collections: {}, manifest: { snapshotId } })
      expect(await storage.backups.commit(commitOf(shop, other))).toEqual({ kind: 'snapshot_conflict' })
      expect(await list()).toHaveLength(1)
    })

    it('engine 20: compares the expected head and names the one there is', async () => {
      const one = await makeSnapshot(shop, { collections: {} })
      const ghost = await makeSnapshot(shop, { collections: {}, expectedHead: one.header.snapshotId })
      expect(await storage.backups.commit(commitOf(shop, ghost))).toEqual({ kind: 'head_moved', head: null })
      await storage.backups.commit(commitOf(shop, one))
      const late = await makeSnapshot(shop, { collections: {}, seq: 2, expectedHead: null })
      const answer = await storage.backups.commit(commitOf(shop, late))
      expect(answer).toEqual({ kind: 'head_moved', head: one.header.snapshotId })
      expect(await list()).toHaveLength(1)
    })

    it('engine 20: of many that expect the same head exactly one wins', async () => {
      const made = await Promise.all(
        Array.from({ length: 12 }, () => makeSnapshot(shop, { collections: {} })),
      )
      const answers = await Promise.all(made.map((each) => storage.backups.commit(commitOf(shop, each))))
      const kinds = answers.map((answer) => answer.kind).sort()
      expect(kinds).toEqual([...Array.from({ length: 11 }, () => 'head_moved'), 'stored'])
      const winner = answers.findIndex((answer) => answer.kind === 'stored')
      const { head } = await storage.backups.heartbeat(shop.shopId, shop.deviceId, shop.lineage, NOW)
      expect(head?.snapshot_id).toBe(made[winner]?.header.snapshotId)
    })

    it('engine 30: a lineage belongs to the device that began it', async () => {
      const one = await makeSnapshot(shop, { collections: {} })
      await storage.backups.commit(commitOf(shop, one))
      const two = await makeSnapshot(shop, { collections: {}, seq: 2, parent: one.header.snapshotId })
      const copied = { ...commitOf(shop, two), deviceId: 'copied' }
      const answer = await storage.backups.commit(copied)
      expect(answer).toEqual({ kind: 'head_moved', head: one.header.snapshotId })
    })

    it('engine 33: a request that fails leaves no trace and sinks no other', async () => {
      const good = await makeSnapshot(shop, { collections: { invoices: idList(2) } })
      const bad = { ...commitOf(shop, good, good.objects), shopId: 'nobody', at: NOW }
      const other = await makeShop()
      await addShop(storage, other)
      const theirs = await makeSnapshot(other, { collections: { invoices: idList(2) } })
      const [one, two, three] = await Promise.allSettled([
        storage.backups.commit(commitOf(shop, good, good.objects)),
        storage.backups.commit(bad),
        storage.backups.commit(commitOf(other, theirs, theirs.objects)),
      ])
      expect([one?.status, two?.status, three?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await storage.backups.object('nobody', good.objects[0]!.id!)).toBeUndefined()
      expect([await list(), await list(other)].map((rows) => rows.length)).toEqual([1, 1])
    })
  })

  describe('closure', () => {
    it('engine 30: names what is missing, keeps what came, and takes the commit once it is complete', async () => {
      const made = await makeSnapshot(shop, { collections: { invoices: idList(90), items: idList(2) } })
      const [leaf, ...rest] = made.objects
      const first = await storage.backups.commit(commitOf(shop, made, rest))
      expect(first).toEqual({ kind: 'missing_objects', missing: [leaf?.id] })
      expect(await list()).toHaveLength(0)
      expect(await storage.backups.commit(commitOf(shop, made, [leaf!]))).toMatchObject({ kind: 'stored' })
    })

    it('engine 30: finds a gap deep under a node, whatever order the objects came in', async () => {
      const made = await makeSnapshot(shop, { collections: { invoices: idList(400) }, perLeaf: 1 })
      const nodes = made.objects.filter((each) => each.kind === 'node')
      const leaves = made.objects.filter((each) => each.kind === 'leaf')
      expect(nodes.length).toBeGreaterThan(3)
      await put(nodes.toReversed())
      await put(leaves.slice(1))
      const open = await storage.backups.negotiate(shop.shopId, made.header.tops, NOW)
      expect(open).toEqual({ want: [], open: made.header.tops })
      const answer = await storage.backups.commit(commitOf(shop, made))
      expect(answer).toEqual({ kind: 'missing_objects', missing: [leaves[0]?.id] })
      await put(leaves.slice(0, 1))
      expect(await storage.backups.commit(commitOf(shop, made))).toMatchObject({ kind: 'stored' })
      const closed = await storage.backups.negotiate(shop.shopId, made.header.tops, NOW)
      expect(closed).toEqual({ want: [], open: [] })
    })

    it('children first leaves every node closed before the commit', async () => {
      const made = await makeSnapshot(shop, { collections: { invoices: idList(200) }, perLeaf: 1 })
      await put(made.objects)
      const ids = made.objects.map((each) => each.id!)
      expect(await storage.backups.negotiate(shop.shopId, ids, NOW)).toEqual({ want: [], open: [] })
    })

    it('an object that is sent twice in one request counts as what came first', async () => {
      const made = await makeSnapshot(shop, { collections: { invoices: idList(400) }, perLeaf: 1 })
      const [top] = made.header.tops
      const nodes = made.objects.filter((each) => each.kind === 'node')
      const [lower] = nodes.filter((each) => each.id !== top)
      const parts = made.objects.map(incomingObject)
      const empty = { ...parts.find((each) => each.id === lower!.id)!, children: [] }
      const isUnder = new Set(parts.find((each) => each.id === lower!.id)!.children)
      const sent = parts.filter((each) => !isUnder.has(each.id))
      const again = sent.flatMap((each) => (each.id === lower!.id ? [each, empty] : [each]))
      const stored = await storage.backups.putObjects(shop.shopId, again, NOW)
      expect(stored.filter((isNew) => !isNew)).toHaveLength(1)
      const answer = await storage.backups.commit(commitOf(shop, made))
      expect(answer).toMatchObject({ kind: 'missing_objects' })
    })

    it('the first body of an object wins', async () => {
      const [one, two] = [
        await makeSnapshot(shop, { collections: { invoices: ['a'] } }),
        await makeSnapshot(shop, { collections: { invoices: ['a'] } }),
      ]
      const [first, second] = [one.objects[0]!, two.objects[0]!]
      expect(first.id).toBe(second.id)
      expect(Buffer.from(first.body).equals(second.body)).toBe(false)
      expect(await put([first])).toEqual([true])
      expect(await put([second])).toEqual([false])
      const kept = await storage.backups.object(shop.shopId, first.id!)
      expect(Buffer.from(kept!).equals(first.body)).toBe(true)
    })
  })

  describe('tenancy', () => {
    it('shop A never sees shop B: not its objects, backups, heads, numbers or devices', async () => {
      const other = await makeShop()
      await addShop(storage, other)
      const made = await makeSnapshot(shop, { collections: { invoices: idList(4) } })
      await storage.backups.commit(commitOf(shop, made, made.objects))
      const ids = made.objects.map((each) => each.id!)
      expect(await storage.backups.negotiate(other.shopId, ids, NOW)).toEqual({ want: ids, open: [] })
      expect(await storage.backups.object(other.shopId, ids[0]!)).toBeUndefined()
      expect(await list(other)).toEqual([])
      expect(await storage.backups.bySnapshot(other.shopId, made.header.snapshotId)).toBeUndefined()
      expect(await storage.backups.manifest(other.shopId, 1)).toBeUndefined()
      const beat = await storage.backups.heartbeat(other.shopId, other.deviceId, shop.lineage, NOW)
      expect(beat).toEqual({ head: undefined, movedTo: undefined })
      const stolen = await storage.backups.commit({ ...commitOf(shop, made), shopId: other.shopId })
      expect(stolen.kind).toBe('missing_objects')
      expect((await storage.accounts.devices(other.shopId)).map((row) => row.device_id)).toEqual([
        other.deviceId,
      ])
      expect(await storage.accounts.revoke(other.shopId, shop.deviceId, NOW)).toBe(false)
      const theirs = await makeSnapshot(other, { collections: {} })
      const first = await storage.backups.commit(commitOf(other, theirs))
      expect(first).toMatchObject({ backup: { number: 1 } })
    })
  })

  describe('lineages', () => {
    it('engine 30: an older device is told where the shop went, the newer one is not', async () => {
      const one = await makeSnapshot(shop, { collections: {} })
      await storage.backups.commit(commitOf(shop, one))
      const moved: MadeShop = { ...shop, deviceId: 'tablet-2', lineage: 'line-2' }
      const claim = { deviceId: 'tablet-2', name: 'New tablet' }
      await storage.accounts.join({ shopId: shop.shopId, claim, tokenHash: 't2', at: NOW })
      const two = await makeSnapshot(moved, {
        collections: {},
        parent: one.header.snapshotId,
        expectedHead: null,
      })
      const stored = await storage.backups.commit({ ...commitOf(moved, two), at: NOW + 9 })
      expect(stored).toMatchObject({ kind: 'stored', movedTo: undefined })
      const movedTo = { deviceId: 'tablet-2', name: 'New tablet', at: NOW + 9 }
      const old = await storage.backups.heartbeat(shop.shopId, shop.deviceId, shop.lineage, NOW)
      expect(old.movedTo).toEqual(movedTo)
      const next = await makeSnapshot(shop, { collections: {}, seq: 2, parent: one.header.snapshotId })
      expect(await storage.backups.commit(commitOf(shop, next))).toMatchObject({ kind: 'stored', movedTo })
      const fresh = await storage.backups.heartbeat(shop.shopId, 'tablet-2', 'line-2', NOW)
      expect(fresh.movedTo).toBeUndefined()
    })

    it('lists one lineage, and goes on below a number', async () => {
      let parent: string | null = null
      for (let seq = 1; seq <= 5; seq += 1) {
        const made: MadeSnapshot = await makeSnapshot(shop, { collections: {}, seq, parent })
        await storage.backups.commit(commitOf(shop, made))
        parent = made.header.snapshotId
      }
      const query = { before: 4, limit: 2, lineage: shop.lineage }
      const rows = await storage.backups.list(shop.shopId, query)
      expect(rows.map((row) => row.number)).toEqual([3, 2])
      expect(await storage.backups.list(shop.shopId, { ...query, lineage: 'none' })).toEqual([])
    })
  })

  describe('accounts', () => {
    const join = (deviceId: string, series?: string) =>
      storage.accounts.join({
        shopId: shop.shopId,
        claim: { deviceId, name: deviceId, ...(series === undefined ? {} : { series }) },
        tokenHash: `token-${deviceId}-${Math.random()}`,
        at: NOW,
      })

    it('engine 26: letters go B, C, D …, the same device keeps its own, also after it was revoked', async () => {
      expect([await join('d1'), await join('d2')]).toMatchObject([{ letter: 'B' }, { letter: 'C' }])
      await storage.accounts.revoke(shop.shopId, 'd1', NOW)
      expect([await join('d3'), await join('d1')]).toMatchObject([{ letter: 'D' }, { letter: 'B' }])
    })

    it('engine 26: devices that join at once get different letters', async () => {
      const made = await Promise.all(idList(30, 'd').map((id) => join(id)))
      const letters = new Set(made.map((each) => (each.kind === 'joined' ? each.letter : '?')))
      expect(letters.size).toBe(30)
      expect([...letters].filter((letter) => letter.startsWith('X') || letter === '')).toEqual([])
    })

    it('engine 26: keeps a reported series, refuses a taken one', async () => {
      expect(await join('d1', 'XQWE')).toEqual({ kind: 'joined', letter: 'XQWE' })
      expect(await join('d2', 'Xqwe')).toEqual({ kind: 'series_taken' })
      expect(await join('d2', '')).toEqual({ kind: 'series_taken' })
      expect(await join('d1', 'XOTH')).toEqual({ kind: 'joined', letter: 'XQWE' })
    })

    it('a login is one shop only, a shop is made once', async () => {
      const other = await makeShop()
      const claim = { deviceId: other.deviceId, name: 'x' }
      const first = { shopId: other.shopId, claim, tokenHash: 'other', at: NOW }
      const taken = await storage.accounts.createShop(shopRow(other, { login: shop.shopId }), [], first)
      expect(taken).toEqual({ kind: 'login_taken' })
      const again = await storage.accounts.createShop(shopRow(shop, { login: 'new' }), [], first)
      expect(again).toMatchObject({ kind: 'exists', shop: { login: shop.shopId } })
      expect(await storage.accounts.shopById(other.shopId)).toBeUndefined()
    })

    it('a new token ends the older one at once, a revoked one stays known as revoked', async () => {
      const claim = { deviceId: shop.deviceId, name: 'Till 1' }
      const old = `token-${shop.deviceId}`
      expect(await storage.accounts.holder(old)).toMatchObject({ shopId: shop.shopId, revokedAt: null })
      await storage.accounts.join({ shopId: shop.shopId, claim, tokenHash: 'newer', at: NOW })
      expect(await storage.accounts.holder(old)).toBeUndefined()
      expect(await storage.accounts.revoke(shop.shopId, shop.deviceId, NOW + 1)).toBe(true)
      expect(await storage.accounts.holder('newer')).toMatchObject({ revokedAt: NOW + 1 })
    })

    it('a fork gets its own device, asks again safely, and cannot take over another device', async () => {
      const fork = (deviceId: string, tokenHash: string) =>
        storage.accounts.fork({ shopId: shop.shopId, claim: { deviceId, name: 'copy' }, tokenHash, at: NOW })
      expect(await fork('copy', 'f1')).toEqual({ kind: 'joined', letter: 'B' })
      expect(await fork('copy', 'f2')).toEqual({ kind: 'joined', letter: 'B' })
      expect(await storage.accounts.holder('f1')).toBeUndefined()
      await storage.backups.heartbeat(shop.shopId, 'copy', 'any', NOW + 1)
      expect(await fork('copy', 'f3')).toEqual({ kind: 'device_exists' })
      expect(await storage.accounts.holder('f2')).toMatchObject({ deviceId: 'copy' })
    })

    it('a slot replaces the one of its kind and epoch', async () => {
      const slot = (kind: string, text: string) => ({
        shop_id: shop.shopId,
        key_epoch: 1,
        kind,
        slot: text,
        auth: null,
      })
      await storage.accounts.putSlots(shop.shopId, 'a', [slot('password', '1'), slot('recovery', '2')])
      await storage.accounts.putSlots(shop.shopId, 'a', [slot('password', '3')])
      expect(await storage.accounts.slots(shop.shopId, 1)).toEqual(['3', '2'])
      expect(await storage.accounts.slots(shop.shopId, 2)).toEqual([])
    })

    it('a device joins by the code of the newest sheet of this key epoch, and only while it is that', async () => {
      const sheet = (auth: string | null, key_epoch = 1) =>
        storage.accounts.putSlots(shop.shopId, 'a', [
          { shop_id: shop.shopId, key_epoch, kind: 'recovery', slot: '{}', auth },
        ])
      const join = (provenCode: string) => {
        const claim = { deviceId: `by ${provenCode}`, name: 'Third' }
        return storage.accounts.join({
          shopId: shop.shopId,
          claim,
          tokenHash: provenCode,
          at: NOW,
          provenCode,
        })
      }
      await sheet('one')
      await sheet('next', 2)
      expect(await storage.accounts.recoveryAuth(shop.shopId, 1)).toBe('one')
      expect(await join('one')).toMatchObject({ kind: 'joined' })
      expect(await join('next')).toEqual({ kind: 'password_changed' })
      await sheet('two')
      expect(await join('one')).toEqual({ kind: 'password_changed' })
      await sheet(null)
      expect(await storage.accounts.recoveryAuth(shop.shopId, 1)).toBeUndefined()
      expect(await join('two')).toEqual({ kind: 'password_changed' })
    })
  })

  describe('checks', () => {
    it('engine 23: hands out a backup until its check was recorded, and remembers what was proven', async () => {
      const made = await makeSnapshot(shop, { collections: { invoices: idList(4) } })
      await storage.backups.commit(commitOf(shop, made, made.objects))
      expect(await storage.checks.nextUnchecked()).toMatchObject({ shop_id: shop.shopId, number: 1 })
      const ids = made.objects.map((each) => each.id!)
      expect(await storage.checks.unverified(shop.shopId, ids)).toEqual(ids)
      await storage.checks.verified(shop.shopId, ids.slice(0, 1), NOW)
      expect(await storage.checks.unverified(shop.shopId, ids)).toEqual(ids.slice(1))
      await storage.checks.record(shop.shopId, 1, { at: NOW + 1 })
      expect(await storage.checks.nextUnchecked()).toBeUndefined()
      expect(await storage.backups.bySnapshot(shop.shopId, made.header.snapshotId)).toMatchObject({
        verified_at: NOW + 1,
        problem: null,
      })
    })

    it('engine 23: a bad backup is recorded and never comes up as checked', async () => {
      const made = await makeSnapshot(shop, { collections: {} })
      await storage.backups.commit(commitOf(shop, made))
      await storage.checks.record(shop.shopId, 1, { problem: 'object_tampered' })
      expect(await storage.checks.nextUnchecked()).toBeUndefined()
      const row = await storage.backups.bySnapshot(shop.shopId, made.header.snapshotId)
      expect(row).toMatchObject({ verified_at: null, problem: 'object_tampered' })
    })
  })
}
