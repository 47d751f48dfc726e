import { beforeEach, describe, expect, it } from 'vitest'
import { FetchRequest, type BackupRow } from '../../shared/api/backups.ts'
import type { RetentionAnswer } from '../../shared/api/retention.ts'
import { idList, makeSnapshot, type MadeSnapshot } from '../../tests/contract/made-shop.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal, type AskOptions } from '../../tests/contract/test-server.ts'
import { DEFAULT_POLICY } from '../backups/retention/policy.ts'
import { policyOf } from '../backups/retention/test-backups.ts'

const DAY = 86_400_000

eachTestHasShop()
beforeEach(() => server.confirmOwner(shop))

const ask = (method: string, path: string, options: AskOptions = {}) =>
  server.ask(method, path, { token: shop.token, ...options })

/** One backup a day, the last one now, all of them checked; the confirmation of the owner is fresh again. */
async function backUp(days: number, records = 3): Promise<MadeSnapshot[]> {
  const made: MadeSnapshot[] = []
  for (let seq = 1; seq <= days; seq += 1) {
    if (seq > 1) server.clock.now += DAY
    const parent = made.at(-1)?.header.snapshotId ?? null
    const next = await makeSnapshot(shop, {
      collections: { invoices: idList(records) },
      seq,
      parent,
    })
    const answer = await ask('POST', '/api/backups', { frames: [...next.frames, ...next.objects] })
    expect(answer.status).toBe(201)
    made.push(next)
  }
  await server.checks.idle()
  await server.confirmOwner(shop)
  return made
}
const pathOf = (made: MadeSnapshot | undefined) => `/api/backups/${made?.header.snapshotId}`
async function list(query = '', token = shop.token): Promise<BackupRow[]> {
  const answer = await server.ask('GET', `/api/backups${query}`, { token })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { backups: BackupRow[] }).backups
}
const numbers = async (query = '') => (await list(query)).map((row) => row.number)
const retention = async (answer: Response | Promise<Response>) =>
  (await (await answer).json()) as RetentionAnswer

describe('a single backup', () => {
  it('is named and pinned, and the list shows it', async () => {
    const [first] = await backUp(2)
    const patch = (json: unknown) => ask('PATCH', pathOf(first), { json })
    expect((await patch({ name: '  before the move ', pinned: true })).status).toBe(204)
    expect(await list('?pinned=1')).toMatchObject([
      { number: 1, name: 'before the move', pinned: true, deletedAt: null, warning: null },
    ])
    expect(await numbers('?name=MOVE')).toEqual([1])
    expect((await patch({ name: null })).status).toBe(204)
    expect((await list()).map(({ name, pinned }) => [name, pinned])).toEqual([
      [null, false],
      [null, true],
    ])
  })

  it.each([
    ['an empty name', { name: ' ' }, 'name'],
    ['a name of 121 letters', { name: 'x'.repeat(121) }, 'name'],
    ['a pin that is no yes or no', { pinned: 1 }, 'pinned'],
  ])('%s is refused with the field', async (_, json, field) => {
    const [first] = await backUp(1)
    expect(await refusal(await ask('PATCH', pathOf(first), { json }))).toMatchObject({
      status: 400,
      code: 'bad_request',
      field,
    })
  })

  it('is deleted, listed as deleted for seven days, and brought back', async () => {
    const [first] = await backUp(3)
    expect((await ask('DELETE', pathOf(first))).status).toBe(204)
    expect((await ask('DELETE', pathOf(first))).status).toBe(204)
    expect(await numbers()).toEqual([3, 2])
    expect(await list('?deleted=1')).toMatchObject([{ number: 1, deletedAt: server.clock.now }])
    expect(await refusal(await ask('GET', pathOf(first)))).toMatchObject({ status: 404, code: 'not_found' })
    expect((await ask('POST', `${pathOf(first)}/undelete`)).status).toBe(204)
    expect(await numbers()).toEqual([3, 2, 1])
    expect((await ask('GET', pathOf(first))).status).toBe(200)
    await ask('DELETE', pathOf(first))
    server.clock.now += 7 * DAY
    expect(await numbers('?deleted=1')).toEqual([])
    const late = await refusal(await ask('POST', `${pathOf(first)}/undelete`))
    expect(late).toMatchObject({ status: 404, code: 'not_found', hint: expect.stringMatching(/seven days/) })
  })

  it('that is deleted while a till restores it stays whole for that restore', async () => {
    const [first] = await backUp(2, 40)
    await ask('DELETE', pathOf(first))
    const { ids } = FetchRequest.parse({ ids: first!.objects.map(({ id }) => id) })
    const answer = await ask('POST', '/api/backups/objects/fetch', { json: { ids } })
    const bytes = Buffer.from(await answer.arrayBuffer())
    for (const { body } of first!.objects) expect(bytes.includes(body)).toBe(true)
  })

  it('that must stay is refused with the reasons', async () => {
    const [first, , third] = await backUp(3)
    await server.checks.idle()
    await ask('PATCH', pathOf(first), { json: { pinned: true } })
    expect(await refusal(await ask('DELETE', pathOf(first)))).toMatchObject({
      status: 409,
      code: 'backup_kept',
      reasons: ['pinned'],
    })
    expect(await refusal(await ask('DELETE', pathOf(third)))).toMatchObject({
      status: 409,
      code: 'backup_kept',
      message: expect.stringMatching(/newest/),
      reasons: ['newest', 'newest_verified'],
    })
    expect(await numbers()).toEqual([3, 2, 1])
  })

  it('of another shop, unknown or no id at all is answered alike', async () => {
    const [first] = await backUp(2)
    const other = await server.signUp()
    await server.confirmOwner(other)
    const tries = [pathOf(first), '/api/backups/018f3c5a-7b10-7abc-8def-0123456789ab', '/api/backups/none']
    for (const path of tries) {
      const answers = await Promise.all([
        server.ask('PATCH', path, { token: other.token, json: { pinned: true } }),
        server.ask('DELETE', path, { token: other.token }),
        server.ask('POST', `${path}/undelete`, { token: other.token }),
        server.ask('GET', path, { token: other.token }),
      ])
      const bodies = await Promise.all(answers.map(refusal))
      for (const body of bodies) expect(body).toMatchObject({ status: 404, code: 'not_found' })
      expect(new Set(bodies.map((body) => body['message'])).size).toBe(1)
    }
    expect((await list()).map(({ pinned }) => pinned)).toEqual([false, false])
    expect(await refusal(await ask('DELETE', '/api/backups/..%2Fx'))).toMatchObject({
      status: 400,
      code: 'bad_request',
    })
  })

  it('engine 32: a drop in records is shown with both counts, and the parent is pinned', async () => {
    const [first] = await backUp(1, 10)
    const less = await makeSnapshot(shop, {
      collections: { invoices: idList(8) },
      seq: 2,
      parent: first!.header.snapshotId,
    })
    await ask('POST', '/api/backups', { frames: [...less.frames, ...less.objects] })
    expect(await list()).toMatchObject([
      { number: 2, pinned: false, warning: { kind: 'records_dropped', before: 10, after: 8 } },
      { number: 1, pinned: true, warning: null },
    ])
    const { plan } = await retention(ask('GET', '/api/retention'))
    expect(plan.at(-1)?.reasons).toContain('held')
  })
})

describe('the list', () => {
  it('is asked by time', async () => {
    await backUp(4)
    const day = (ago: number) => server.clock.now - ago * DAY
    expect(await numbers(`?from=${day(2)}`)).toEqual([4, 3, 2])
    expect(await numbers(`?from=${day(2)}&to=${day(1)}`)).toEqual([2])
    expect(await numbers(`?to=${day(0)}&limit=1`)).toEqual([3])
  })

  it.each([
    ['deleted=yes', 'deleted'],
    ['pinned=0', 'pinned'],
    ['from=-1', 'from'],
    ['to=soon', 'to'],
    ['name=', 'name'],
    ['limit=0', 'limit'],
  ])('?%s is refused with the parameter', async (query, field) => {
    expect(await refusal(await ask('GET', `/api/backups?${query}`))).toMatchObject({
      status: 400,
      code: 'bad_request',
      field,
    })
  })
})

describe('retention', () => {
  it('is explained: the usual policy, the zone, and why each backup stays', async () => {
    await backUp(2)
    await server.checks.idle()
    const answer = await retention(ask('GET', '/api/retention'))
    expect(answer).toMatchObject({ policy: DEFAULT_POLICY, timeZone: 'Asia/Baghdad' })
    expect(answer.plan.map(({ number, keep }) => [number, keep])).toEqual([
      [2, true],
      [1, true],
    ])
    expect(answer.plan[0]?.reasons).toEqual(
      expect.arrayContaining(['last', 'hourly', 'within', 'newest', 'newest_verified']),
    )
  })

  it('a dry run says what would go and changes nothing; saving it deletes nothing at once', async () => {
    await backUp(6)
    const policy = policyOf({ daily: 2 })
    const dry = await retention(ask('PUT', '/api/retention', { json: { policy, dryRun: true } }))
    expect(dry.policy).toEqual(policy)
    const going = dry.plan.flatMap(({ number, keep, reasons }) => (keep ? [] : [[number, reasons]]))
    expect(going.length).toBeGreaterThanOrEqual(3)
    expect(going.at(-1)).toEqual([1, []])
    expect((await retention(ask('GET', '/api/retention'))).policy).toEqual(DEFAULT_POLICY)
    const saved = await retention(ask('PUT', '/api/retention', { json: { policy } }))
    expect(saved).toEqual(dry)
    expect(await retention(ask('GET', '/api/retention'))).toEqual(dry)
    expect(await numbers()).toHaveLength(6)
  })

  it('all zeros keep everything, and each backup says so', async () => {
    await backUp(3)
    const { plan } = await retention(ask('PUT', '/api/retention', { json: { policy: policyOf({}) } }))
    expect(plan.every(({ keep, reasons }) => keep && reasons.includes('empty_policy'))).toBe(true)
  })

  it('days are those of the zone that the owner sets; null is the usual one again', async () => {
    const put = (more: object) => ask('PUT', '/api/retention', { json: { policy: DEFAULT_POLICY, ...more } })
    expect((await retention(put({ timeZone: 'Europe/Berlin' }))).timeZone).toBe('Europe/Berlin')
    expect((await retention(put({}))).timeZone).toBe('Europe/Berlin')
    expect((await retention(put({ timeZone: null, dryRun: true }))).timeZone).toBe('Asia/Baghdad')
    expect((await retention(put({ timeZone: null }))).timeZone).toBe('Asia/Baghdad')
  })

  it.each([
    ['a negative count', { policy: { ...DEFAULT_POLICY, daily: -1 } }, 'policy.daily'],
    ['a half one', { policy: { ...DEFAULT_POLICY, last: 1.5 } }, 'policy.last'],
    ['more than a thousand', { policy: { ...DEFAULT_POLICY, yearly: 1001 } }, 'policy.yearly'],
    ['a missing rule', { policy: { last: 1 } }, 'policy.hourly'],
    ['no policy', {}, 'policy'],
    ['a zone that nobody knows', { policy: DEFAULT_POLICY, timeZone: 'Mars/Base' }, 'timeZone'],
    ['a dry run that is no yes or no', { policy: DEFAULT_POLICY, dryRun: 'yes' }, 'dryRun'],
  ])('%s is refused with the field and saves nothing', async (_, json, field) => {
    expect(await refusal(await ask('PUT', '/api/retention', { json }))).toMatchObject({
      status: 400,
      code: 'bad_request',
      field,
    })
    expect((await retention(ask('GET', '/api/retention'))).policy).toEqual(DEFAULT_POLICY)
  })
})

describe('who may', () => {
  it('without a token nobody may anything', async () => {
    const tries = [
      ['PATCH', '/api/backups/x'],
      ['DELETE', '/api/backups/x'],
      ['POST', '/api/backups/x/undelete'],
      ['GET', '/api/retention'],
      ['PUT', '/api/retention'],
    ]
    for (const [method = '', path = ''] of tries) {
      expect(await refusal(await server.ask(method, path))).toMatchObject({
        status: 401,
        code: 'token_unknown',
      })
    }
  })

  it('deleting and the rules are the owner’s; naming, pinning and bringing back are any till’s', async () => {
    const [first] = await backUp(2)
    await ask('DELETE', pathOf(first))
    server.clock.now += 600_000
    for (const [method, path, json] of [
      ['DELETE', pathOf(first), undefined],
      ['PUT', '/api/retention', { policy: policyOf({ last: 1 }) }],
      ['PUT', '/api/retention', { policy: policyOf({ last: 1 }), dryRun: true }],
    ] as const) {
      const answer = await ask(method, path, json === undefined ? {} : { json })
      expect(await refusal(answer)).toMatchObject({ status: 403, code: 'owner_needed' })
    }
    expect((await ask('POST', `${pathOf(first)}/undelete`)).status).toBe(204)
    expect((await ask('PATCH', pathOf(first), { json: { pinned: true } })).status).toBe(204)
    expect((await ask('GET', '/api/retention')).status).toBe(200)
  })
})
