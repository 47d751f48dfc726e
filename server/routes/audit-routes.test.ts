import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AuditAnswer, type AuditRow } from '../../shared/api/audit.ts'
import { newId } from '../../shared/ids.ts'
import { DEFAULT_POLICY } from '../backups/retention/policy.ts'
import { idList } from '../../tests/contract/made-shop.ts'
import { createFilesWorld, type FilesWorld } from '../../tests/contract/files-world.ts'
import { refusal, type SignedIn } from '../../tests/contract/test-server.ts'
import { pruneAudit } from '../operation/audit/prune-audit.ts'

const DAY_MS = 86_400_000

let world: FilesWorld
beforeEach(async () => {
  world = await createFilesWorld()
})
afterEach(() => world.close())

const ask = (method: string, path: string, json?: unknown, token = world.shop.token) =>
  world.server.ask(method, path, json === undefined ? { token } : { token, json })
const owner = () => world.server.confirmOwner(world.shop)
async function trail(query = '', of: SignedIn = world.shop): Promise<AuditAnswer> {
  return AuditAnswer.parse(await (await ask('GET', `/api/audit${query}`, undefined, of.token)).json())
}
/** The acts without what every one has, the oldest first. */
const told = ({ acts }: { acts: readonly AuditRow[] }) =>
  acts.toReversed().map(({ act, deviceId, detail }) => [act, deviceId, detail])
const signIn = (auth: string, deviceId: string, login = world.shop.login) =>
  world.server.ask('POST', '/api/devices', { json: { login, auth, device: { deviceId, name: 'Till 2' } } })

describe('what an owner asks for', () => {
  it('names the devices, those that did it and those it was done to, and nobody else’s', async () => {
    const { shop, server } = world
    const second = newId(server.clock.now)
    await signIn(shop.auth, second)
    await signIn((await server.signUp()).auth, 'theirs')
    await owner()
    await ask('DELETE', `/api/devices/${second}`)
    expect((await trail()).devices).toEqual({ [shop.deviceId]: expect.any(String), [second]: 'Till 2' })
    expect((await trail('?limit=1')).devices).toHaveProperty(second)
  })

  it('one group of acts in pages of its own; an unknown group is refused', async () => {
    await owner()
    await ask('PUT', '/api/retention', { policy: DEFAULT_POLICY, dryRun: false })
    expect(told(await trail('?group=backups'))).toEqual([['retention_changed', world.shop.deviceId, null]])
    const page = await trail('?group=account&limit=1')
    expect(told(page)).toEqual([['owner_confirmed', world.shop.deviceId, null]])
    expect(told(await trail(`?group=account&limit=1&before=${page.next}`))).toEqual([
      ['shop_made', world.shop.deviceId, null],
    ])
    expect(await refusal(await ask('GET', '/api/audit?group=all'))).toMatchObject({ code: 'bad_request' })
  })
})

describe('what is written down', () => {
  it('sign-up, sign-in of a second device, its removal, and the owner’s word each time', async () => {
    const { shop, server } = world
    const second = newId(server.clock.now)
    expect((await signIn(shop.auth, second)).status).toBe(200)
    await owner()
    expect((await ask('DELETE', `/api/devices/${second}`)).status).toBe(204)
    const page = await trail()
    expect(told(page)).toEqual([
      ['shop_made', shop.deviceId, null],
      ['signed_in', second, null],
      ['owner_confirmed', shop.deviceId, null],
      ['device_revoked', shop.deviceId, second],
    ])
    const { now } = server.clock
    expect(page.acts.toReversed().map(({ at }) => at - now)).toEqual([0, 1, 2, 3])
    expect(new Set(page.acts.map(({ address }) => address))).toEqual(new Set(['unknown']))
  })

  it('rules that were changed, and not a trial of them', async () => {
    await owner()
    for (const dryRun of [true, false])
      expect((await ask('PUT', '/api/retention', { policy: DEFAULT_POLICY, dryRun })).status).toBe(200)
    expect(told(await trail()).slice(2)).toEqual([['retention_changed', world.shop.deviceId, null]])
  })

  it('a backup that was deleted and brought back, files that were written, fetched and deleted', async () => {
    const { shop } = world
    const made = await world.commit({ collections: { kaka_users: idList(3) } })
    const next = { seq: 2, parent: made.header.snapshotId }
    await world.commit({ collections: { kaka_users: idList(3) }, ...next })
    await owner()
    const path = `/api/backups/${made.header.snapshotId}`
    expect((await ask('DELETE', path)).status).toBe(204)
    expect((await ask('POST', `${path}/undelete`)).ok).toBe(true)
    const { files } = (await (await ask('POST', '/api/backup/create')).json()) as {
      files: { name: string }[]
    }
    const name = files[0]!.name
    await (await ask('GET', `/api/files/${name}`)).arrayBuffer()
    expect((await ask('DELETE', `/api/files/${name}`)).status).toBe(204)
    expect(told(await trail()).slice(2)).toEqual([
      ['backup_deleted', shop.deviceId, made.header.snapshotId],
      ['backup_undeleted', shop.deviceId, made.header.snapshotId],
      ['files_written', shop.deviceId, null],
      ['file_downloaded', shop.deviceId, name],
      ['file_deleted', shop.deviceId, name],
    ])
  })

  it('nothing that was refused, and nothing of daily work', async () => {
    await world.commit({ collections: { kaka_users: idList(3) } })
    await ask('DELETE', `/api/devices/${world.shop.deviceId}`)
    await ask('GET', '/api/backups')
    await owner()
    expect(told(await trail()).map(([act]) => act)).toEqual(['shop_made', 'owner_confirmed'])
  })

  it('S6: somebody who guesses the password, once, and never the password or a login that is none', async () => {
    const wrong = 'A'.repeat(43)
    for (let tries = 0; tries < 8; tries += 1) {
      await signIn(wrong, newId(world.server.clock.now))
      await signIn(wrong, newId(world.server.clock.now), 'no-such-login')
    }
    await owner()
    const page = await trail()
    expect(told(page)).toContainEqual(['sign_in_failing', null, null])
    expect(page.acts).toHaveLength(3)
    expect(JSON.stringify(page)).not.toMatch(/AAAA|no-such-login/)
  })

  it('an act that cannot be written down is granted all the same, and stands in the log', async () => {
    const { audit } = world.server.storage
    audit.add = async () => {
      throw new Error('the disk')
    }
    await owner()
    expect(world.server.lines.filter((line) => line.includes('an act was not written down'))).toHaveLength(1)
  })
})

describe('GET /api/audit', () => {
  it('D1: is for the owner of the shop, and of that shop alone', async () => {
    const other = await world.server.signUp()
    expect(await refusal(await ask('GET', '/api/audit'))).toMatchObject({ status: 403, code: 'owner_needed' })
    expect(await refusal(await world.server.ask('GET', '/api/audit'))).toMatchObject({ status: 401 })
    await world.server.confirmOwner(other)
    await owner()
    expect(told(await trail('', other)).map(([, device]) => device)).toEqual([other.deviceId, other.deviceId])
  })

  it('comes in pages, newest first, each act once', async () => {
    for (let times = 0; times < 7; times += 1) {
      world.server.clock.now += 1000
      await owner()
    }
    const seen: AuditRow[] = []
    let next: string | null = ''
    let pages = 0
    for (; next !== null; pages += 1) {
      const page: AuditAnswer = await trail(next === '' ? '?limit=3' : `?limit=3&before=${next}`)
      seen.push(...page.acts)
      next = page.next
    }
    expect([seen.length, pages]).toEqual([8, 3])
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted((a, b) => b - a))
    expect(new Set(seen.map(({ id }) => id)).size).toBe(8)
  })

  it.each(['limit=0', 'limit=201', 'limit=x', 'before=..', 'before=zz'])('refuses ?%s', async (query) => {
    await owner()
    expect(await refusal(await ask('GET', `/api/audit?${query}`))).toMatchObject({ code: 'bad_request' })
  })
})

it('acts older than 400 days go, in steps, those of every shop; the others stay', async () => {
  const { server, shop } = world
  const now = server.clock.now
  const other = await server.signUp()
  const add = (of: string, at: number) =>
    server.storage.audit.add({
      shop_id: of,
      id: newId(at),
      act: 'signed_in',
      device_id: null,
      address: null,
      detail: null,
    })
  for (let act = 0; act < 501; act += 1) await add(shop.shopId, now - 400 * DAY_MS - 1 - act)
  await add(shop.shopId, now - 400 * DAY_MS)
  await add(other.shopId, now - 401 * DAY_MS)
  let steps = 0
  const pause = async () => void (steps += 1)
  expect(await pruneAudit(server.storage).run({ now: () => now, pause })).toBeNull()
  const left = async (of: string) =>
    (await server.storage.audit.list(of, { before: 'g', limit: 1000 })).length
  expect([await left(shop.shopId), await left(other.shopId), steps]).toEqual([2, 1, 3])
})
