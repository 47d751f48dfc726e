import { deflateRawSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import {
  idList,
  makeShop,
  makeSnapshot,
  type Contents,
  type MadeSnapshot,
} from '../../tests/contract/made-shop.ts'
import { utf8 } from '../../shared/snapshot/bytes.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { headerOf, nameManifest } from '../../shared/snapshot/manifest.ts'
import { openLeaf, sealLeaf, sealManifest } from '../../shared/snapshot/seal.ts'
import { CheckJob } from './check-job.ts'

eachTestHasShop()

const make = (contents: Partial<Contents> = {}) =>
  makeSnapshot(shop, { collections: { items: idList(40), invoices: idList(3) }, perLeaf: 1, ...contents })

async function commit(frames: readonly Frame[]): Promise<void> {
  const answer = await server.ask('POST', '/api/backups', { token: shop.token, frames })
  expect([answer.status, await answer.text()]).toEqual([201, expect.any(String)])
}

const rowOf = (made: MadeSnapshot) => server.storage.backups.bySnapshot(shop.shopId, made.header.snapshotId)
const unverified = (frames: readonly Frame[]) =>
  server.storage.checks.unverified(
    shop.shopId,
    frames.map((each) => each.id!),
  )

describe('the check after a commit', () => {
  it('engine 23: opens every object, recomputes its id and marks the backup as checked', async () => {
    const made = await make()
    await commit([...made.frames, ...made.objects])
    await server.checks.idle()
    expect(await rowOf(made)).toMatchObject({ verified_at: server.clock.now, problem: null })
    expect(await unverified(made.objects)).toEqual([])
  })

  it('opens only what is new the second time', async () => {
    const first = await make()
    await commit([...first.frames, ...first.objects])
    await server.checks.idle()
    const second = await make({
      seq: 2,
      parent: first.header.snapshotId,
      collections: { items: idList(41), invoices: idList(3) },
    })
    await commit([...second.frames, ...second.objects])
    expect((await unverified(second.objects)).length).toBeLessThan(second.objects.length / 2)
    await server.checks.idle()
    expect(await rowOf(second)).toMatchObject({ problem: null, verified_at: expect.any(Number) })
  })

  it.each([
    ['a tampered leaf', 'object_tampered', 'leaf'],
    ['a tampered node', 'object_tampered', 'node'],
  ] as const)(
    'engine 23: %s is recorded and the backup never counts as checked',
    async (_, problem, kind) => {
      const made = await make()
      const victim = made.objects.findLast((each) => each.kind === kind)!
      const body = victim.body.slice()
      body[body.length - 20]! ^= 1
      await commit([
        ...made.frames,
        ...made.objects.map((each) => (each === victim ? { ...each, body } : each)),
      ])
      await server.checks.idle()
      expect(await rowOf(made)).toMatchObject({ verified_at: null, problem })
      expect(await unverified([victim])).toHaveLength(1)
    },
  )

  it('a leaf sealed under an id that does not name its content is found', async () => {
    const made = await make()
    const other = await makeSnapshot(shop, { collections: { items: ['zz'] } })
    const [victim, source] = [made.objects[0]!, other.objects[0]!]
    const context = { shopId: shop.shopId, keyEpoch: 1 }
    const plain = await openLeaf(shop.keys, context, 'items', source.id!, source.body)
    const collection = 'invoices'
    const body = await sealLeaf(shop.keys, context, collection, victim.id!, plain)
    await commit([...made.frames, { ...victim, body }, ...made.objects.slice(1)])
    await server.checks.idle()
    expect(await rowOf(made)).toMatchObject({ verified_at: null, problem: 'object_tampered' })
  })

  it('engine 11: a leaf that would inflate to 64 MB is found at the limit, and the next backup is checked', async () => {
    const made = await make()
    const context = { shopId: shop.shopId, keyEpoch: 1 }
    const bomb = deflateRawSync(new Uint8Array(64 * 1024 * 1024))
    const victim = made.objects[0]!
    const body = await sealLeaf(shop.keys, context, 'invoices', victim.id!, Uint8Array.from(bomb))
    await commit([...made.frames, { ...victim, body }, ...made.objects.slice(1)])
    await server.checks.idle()
    expect(await rowOf(made)).toMatchObject({ verified_at: null, problem: 'object_invalid' })
    const next = await make({ collections: { items: idList(2) }, seq: 2, parent: made.header.snapshotId })
    await commit([...next.frames, ...next.objects])
    await server.checks.idle()
    expect(await rowOf(next)).toMatchObject({ verified_at: server.clock.now, problem: null })
  })

  it('engine 30: a clear header that says something else than the sealed manifest is found', async () => {
    const made = await make()
    const header = utf8(JSON.stringify({ ...made.header, counters: { INV: 9999 } }))
    await commit([{ kind: 'header', body: header }, ...made.frames.slice(1), ...made.objects])
    await server.checks.idle()
    expect(await rowOf(made)).toMatchObject({ verified_at: null, problem: 'manifest_invalid' })
  })

  it('a root that does not follow from the collections is found', async () => {
    const made = await make()
    const context = { shopId: shop.shopId, keyEpoch: 1 }
    const manifest = await nameManifest(shop.keys, { ...made.manifest, root: `r${'A'.repeat(43)}` })
    const sealed = await sealManifest(shop.keys, context, manifest)
    const header = utf8(JSON.stringify(headerOf(manifest, null)))
    await commit([
      { kind: 'header', body: header },
      { kind: 'manifest', id: manifest.manifestId, body: sealed },
      ...made.objects,
    ])
    await server.checks.idle()
    expect(await rowOf(made)).toMatchObject({ verified_at: null, problem: 'manifest_invalid' })
  })

  it('a manifest of another shop is found', async () => {
    const made = await make()
    const stranger = await makeShop()
    const theirs = await makeSnapshot(
      { ...stranger, deviceId: shop.deviceId, lineage: shop.lineage },
      { collections: {} },
    )
    await commit(theirs.frames)
    await server.checks.idle()
    expect(await server.storage.backups.bySnapshot(shop.shopId, theirs.header.snapshotId)).toMatchObject({
      verified_at: null,
      problem: 'object_tampered',
    })
    await commit([...(await make({ seq: 2, parent: theirs.header.snapshotId })).frames, ...made.objects])
  })

  it('goes on with the next backup after a bad one', async () => {
    const bad = await make({ collections: {} })
    const header = utf8(JSON.stringify({ ...bad.header, seq: 7 }))
    await commit([{ kind: 'header', body: header }, ...bad.frames.slice(1)])
    const good = await make({ seq: 2, parent: bad.header.snapshotId })
    await commit([...good.frames, ...good.objects])
    await server.checks.idle()
    expect(await rowOf(bad)).toMatchObject({ problem: 'manifest_invalid' })
    expect(await rowOf(good)).toMatchObject({ verified_at: expect.any(Number) })
  })

  it('stopped midway keeps what was proven, and a later wake finishes it', async () => {
    const made = await make({ collections: { items: idList(300) } })
    for (let at = 0; at < made.objects.length; at += 100) {
      await server.ask('PUT', '/api/backups/objects', {
        token: shop.token,
        frames: made.objects.slice(at, at + 100),
      })
    }
    await server.checks.stop()
    await commit(made.frames)
    const { storage, masterKey } = server
    const log = { warn() {}, error() {} } as never
    let turns = 0
    const first: CheckJob = new CheckJob({
      storage,
      masterKey,
      log,
      now: () => 1,
      yield: async () => {
        turns += 1
        if (turns === 25) void first.stop()
      },
    })
    first.wake()
    await first.idle()
    const left = (await unverified(made.objects)).length
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(made.objects.length)
    expect(await rowOf(made)).toMatchObject({ verified_at: null, problem: null })
    const second = new CheckJob({ storage, masterKey, log, now: () => 2, yield: async () => {} })
    second.wake()
    await second.idle()
    await second.stop()
    expect(await rowOf(made)).toMatchObject({ verified_at: 2 })
  })

  it('what a killed server of the same database has stored and not checked is taken up by itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { storage, masterKey } = server
    await server.checks.stop()
    const log = { warn() {}, error() {} } as never
    const other = new CheckJob({ storage, masterKey, log, now: () => 3, yield: async () => {} })
    other.wake()
    await other.idle()
    const made = await make()
    await commit([...made.frames, ...made.objects])
    vi.advanceTimersByTime(5000)
    await other.idle()
    await other.stop()
    expect(await rowOf(made)).toMatchObject({ verified_at: 3, problem: null })
    expect(vi.getTimerCount()).toBe(0)
  })
})
