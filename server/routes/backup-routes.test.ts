import { describe, expect, it } from 'vitest'
import { idList, makeSnapshot, type Contents, type MadeSnapshot } from '../../tests/contract/made-shop.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal } from '../../tests/contract/test-server.ts'
import { BackupRow, BackupsAnswer, BackupStatusAnswer } from '../../shared/api/backups.ts'
import { CommitAnswer, MISSING_MAX } from '../../shared/api/sending.ts'
import { fromUtf8, utf8 } from '../../shared/snapshot/bytes.ts'
import { decodeFrames, encodeFrames, type Frame } from '../../shared/snapshot/frames.ts'
import { openManifest } from '../../shared/snapshot/seal.ts'

eachTestHasShop()

const commit = (frames: readonly Frame[], token = shop.token) =>
  server.ask('POST', '/api/backups', { token, frames })
const put = (frames: readonly Frame[], token = shop.token) =>
  server.ask('PUT', '/api/backups/objects', { token, frames })
const get = (path: string, token = shop.token) => server.ask('GET', path, { token })
const post = (path: string, json: unknown, token = shop.token) => server.ask('POST', path, { token, json })
const list = async () => BackupsAnswer.parse(await (await get('/api/backups')).json())
const make = (contents: Partial<Contents> = {}) =>
  makeSnapshot(shop, { collections: { items: idList(4) }, ...contents })

/** One backup, stored in one request. */
async function stored(contents: Partial<Contents> = {}): Promise<MadeSnapshot> {
  const made = await make(contents)
  expect((await commit([...made.frames, ...made.objects])).status).toBe(201)
  return made
}

describe('commit', () => {
  it('a usual backup is one request; the same again is 200 with the same answer', async () => {
    const made = await make()
    const frames = [...made.frames, ...made.objects]
    const first = await commit(frames)
    const answer = CommitAnswer.parse(await first.json())
    expect([first.status, answer]).toMatchObject([
      201,
      { number: 1, root: made.header.root, checkedAt: null },
    ])
    await server.checks.idle()
    const again = await commit(frames)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual({ ...answer, checkedAt: expect.any(Number) })
  })

  it('engine 30: a missing object is named and nothing is stored as a backup', async () => {
    const made = await make()
    const refused = await refusal(await commit([...made.frames, ...made.objects.slice(1)]))
    const missing = [made.objects[0]?.id]
    expect(refused).toMatchObject({ status: 409, code: 'missing_objects', missing, hint: expect.any(String) })
    expect((await list()).backups).toEqual([])
  })

  it('names at most so many missing objects', async () => {
    const tops = (await make({ collections: { items: idList(MISSING_MAX + 50) }, perLeaf: 1 })).objects
    const made = await make()
    const header = {
      ...made.header,
      tops: tops.filter((each) => each.kind === 'leaf').map((each) => each.id),
    }
    const [, manifest] = made.frames
    const answer = await commit([{ kind: 'header', body: utf8(JSON.stringify(header)) }, manifest!])
    expect((await refusal(answer))['missing']).toHaveLength(MISSING_MAX)
  })

  it('engine 20: a moved head is named', async () => {
    const made = await stored()
    const late = await make({ seq: 2, expectedHead: null })
    const refused = await refusal(await commit([...late.frames, ...late.objects]))
    expect(refused).toMatchObject({ status: 409, code: 'head_moved', head: made.header.snapshotId })
  })

  it('engine 30: another manifest under a known snapshot id is a conflict', async () => {
    const { snapshotId } = (await stored()).header
    const other = await make({ manifest: { snapshotId } })
    expect(await refusal(await commit(other.frames))).toMatchObject({
      status: 422,
      code: 'snapshot_conflict',
    })
  })

  it.each([
    ['of another device', 'shop_mismatch', 422, { deviceId: 'else' }],
    ['of another key', 'shop_mismatch', 422, { keyEpoch: 2 }],
    ['of another custody', 'shop_mismatch', 422, { custody: 'private' }],
    ['of a newer format', 'format_newer', 422, { format: 99 }],
    ['with a wrong root', 'manifest_invalid', 422, { root: 'nothing' }],
    ['with a path for a label', 'manifest_invalid', 422, { label: ['x'] }],
    ['naming another manifest', 'manifest_invalid', 422, { manifestId: `m${'A'.repeat(43)}` }],
  ])('a header %s is refused and changes nothing', async (_, code, status, change) => {
    const made = await make()
    const header = utf8(JSON.stringify({ ...made.header, ...change }))
    const answer = await commit([{ kind: 'header', body: header }, ...made.frames.slice(1), ...made.objects])
    expect(await refusal(answer)).toMatchObject({ status, code })
    expect((await list()).backups).toEqual([])
  })

  it.each([
    ['broken JSON', utf8('{"format":1'), 'manifest_invalid'],
    ['a field named __proto__', utf8('{"__proto__":{}}'), 'manifest_invalid'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe]), 'manifest_invalid'],
  ])('a header of %s is refused', async (_, body, code) => {
    const made = await make()
    expect(await refusal(await commit([{ kind: 'header', body }, ...made.frames.slice(1)]))).toMatchObject({
      status: 422,
      code,
    })
  })

  it('frames that are cut off, unknown or in a wrong order are refused', async () => {
    const made = await make()
    const whole = encodeFrames([...made.frames, ...made.objects])
    const send = async (bytes: Uint8Array<ArrayBuffer>) =>
      refusal(await server.ask('POST', '/api/backups', { token: shop.token, bytes }))
    const wrong = { status: 400, code: 'frame_invalid' }
    expect(await send(whole.slice(0, whole.length - 20))).toMatchObject(wrong)
    expect(await send(Uint8Array.of(99, ...whole.slice(1)))).toMatchObject(wrong)
    expect(await send(new Uint8Array())).toMatchObject(wrong)
    expect(await refusal(await commit(made.objects))).toMatchObject(wrong)
    expect(await refusal(await commit(made.frames.slice(0, 1)))).toMatchObject(wrong)
    expect((await list()).backups).toEqual([])
  })

  it('a body over the limit is refused', async () => {
    const bytes = new Uint8Array(800_000)
    const answer = await server.ask('POST', '/api/backups', { token: shop.token, bytes })
    expect(await refusal(answer)).toMatchObject({ status: 413, code: 'body_too_large' })
  })

  it('a node that contains itself is refused', async () => {
    const made = await make({ collections: { items: idList(30) }, perLeaf: 1 })
    const node = made.objects.find((each) => each.kind === 'node')!
    const body = node.body.slice()
    // Its first child (after format, type, id, count) becomes the node itself.
    body.set(body.slice(1, 34), 35)
    const answer = await commit([
      ...made.frames,
      ...made.objects.filter((each) => each !== node),
      { ...node, body },
    ])
    expect(await refusal(answer)).toMatchObject({ status: 422, code: 'object_invalid' })
  })
})

describe('objects', () => {
  it('each frame gets its own answer: stored, had, or wrong', async () => {
    const made = await make({ collections: { items: idList(8) }, perLeaf: 2 })
    const [one, two, three, four, node] = made.objects
    await put([one!])
    const foreign = { ...two!, body: three!.body }
    const broken = { ...two!, body: new Uint8Array([1, 2, 3]) }
    const answer = await put([one!, foreign, broken, three!, node!])
    expect(await answer.json()).toEqual({
      objects: [
        { id: one?.id, status: 'have' },
        { id: two?.id, status: 'error', code: 'object_invalid' },
        { id: two?.id, status: 'error', code: 'object_invalid' },
        { id: three?.id, status: 'stored' },
        { id: node?.id, status: 'stored' },
      ],
    })
    const ids = made.objects.map((each) => each.id)
    const asked = await post('/api/backups/negotiate', { ids: [...ids, ids[0]] })
    expect(await asked.json()).toEqual({ want: [two?.id, four?.id], open: [node?.id] })
  })

  it('of a newer format is refused by name', async () => {
    const [leaf] = (await make()).objects
    const body = leaf!.body.slice()
    body[0] = 9
    expect(await (await put([{ ...leaf!, body }])).json()).toMatchObject({
      objects: [{ code: 'format_newer' }],
    })
  })

  it('are given back byte for byte, and what is not there is said so', async () => {
    const made = await stored({ collections: { items: idList(12) }, perLeaf: 2 })
    const none = `l${'A'.repeat(43)}`
    const ids = [...made.objects.map((each) => each.id!), none]
    const answer = await post('/api/backups/objects/fetch', { ids })
    expect(answer.headers.get('content-type')).toBe('application/vnd.sonic.frames')
    const frames = decodeFrames(new Uint8Array(await answer.arrayBuffer()))
    expect(frames.map(({ kind, id }) => [kind, id])).toEqual([
      ...made.objects.map(({ kind, id }) => [kind, id]),
      ['error', none],
    ])
    for (const [index, object] of made.objects.entries()) expect(frames[index]?.body).toEqual(object.body)
    expect(fromUtf8(frames.at(-1)!.body)).toBe('{"code":"object_missing"}')
  })

  it.each([
    ['/api/backups/objects/fetch', { ids: [] }],
    ['/api/backups/objects/fetch', { ids: Array.from({ length: 257 }, () => `l${'A'.repeat(43)}`) }],
    ['/api/backups/objects/fetch', { ids: ["l' or 1=1 --"] }],
    ['/api/backups/negotiate', { ids: Array.from({ length: 4097 }, () => `l${'A'.repeat(43)}`) }],
    ['/api/backups/negotiate', { ids: 'all' }],
    ['/api/backups/negotiate', {}],
  ])('%s refuses a wrong list', async (path, body) => {
    expect(await refusal(await post(path, body))).toMatchObject({ status: 400, code: 'bad_request' })
  })
})

describe('reading', () => {
  it('lists newest first in chunks, with counts, numbers and the device', async () => {
    let parent: string | null = null
    for (let seq = 1; seq <= 3; seq += 1) {
      const made: MadeSnapshot = await stored({ seq, parent, manifest: { label: `cut ${seq}` } })
      parent = made.header.snapshotId
    }
    await server.checks.idle()
    const first = BackupsAnswer.parse(await (await get('/api/backups?limit=2')).json())
    expect([first.backups.map((row) => row.number), first.next]).toEqual([[3, 2], 2])
    const rest = BackupsAnswer.parse(await (await get('/api/backups?limit=2&before=2')).json())
    expect(rest).toMatchObject({ next: null, backups: [{ number: 1, deviceName: 'Till 1', label: 'cut 1' }] })
    expect(rest.backups[0]).toMatchObject({
      counts: { sonic_invoices: 4 },
      counters: { INV: 1 },
      sizes: { records: 4 },
    })
    for (const row of first.backups) expect(row.checkedAt).toBe(server.clock.now)
  })

  it('a backup is its row and its sealed manifest', async () => {
    const made = await stored()
    const answer = await get(`/api/backups/${made.header.snapshotId}`)
    const [header, manifest] = decodeFrames(new Uint8Array(await answer.arrayBuffer()))
    expect(BackupRow.parse(JSON.parse(fromUtf8(header!.body)))).toMatchObject({
      number: 1,
      root: made.header.root,
    })
    const opened = await openManifest(
      shop.keys,
      { shopId: shop.shopId, keyEpoch: 1 },
      manifest!.id!,
      manifest!.body,
    )
    expect(opened).toEqual(made.manifest)
    const none = await get('/api/backups/00000000-0000-0000-0000-000000000000')
    expect(await refusal(none)).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('engine 13: the heartbeat says the head, its check, and notes that the device was seen', async () => {
    const status = async () =>
      BackupStatusAnswer.parse(await (await get(`/api/backups/status?lineage=${shop.lineage}`)).json())
    const nothing = { head: null, number: null, root: null, storedAt: null, checkedAt: null, problem: null }
    expect(await status()).toEqual({ ...nothing, deviceName: 'Till 1' })
    const made = await stored()
    await server.checks.idle()
    server.clock.now += 120_000
    expect(await status()).toMatchObject({ head: made.header.snapshotId, number: 1, root: made.header.root })
    const { devices } = (await (await get('/api/devices')).json()) as { devices: { seenAt: number }[] }
    expect(devices[0]?.seenAt).toBe(server.clock.now)
  })

  it('engine 30: status and commit tell a device where its shop went', async () => {
    const first = await stored()
    const device = { deviceId: 'tablet', name: 'New tablet' }
    const signedIn = await post('/api/devices', { login: shop.login, auth: shop.auth, device })
    const { token } = (await signedIn.json()) as { token: string }
    const moved = { ...shop, deviceId: 'tablet', lineage: 'second' }
    const theirs = await makeSnapshot(moved, {
      collections: {},
      parent: first.header.snapshotId,
      expectedHead: null,
    })
    expect((await commit(theirs.frames, token)).status).toBe(201)
    const movedTo = { ...device, at: server.clock.now }
    expect(await (await get(`/api/backups/status?lineage=${shop.lineage}`)).json()).toMatchObject({ movedTo })
    const next = await make({ seq: 2, parent: first.header.snapshotId })
    expect(await (await commit([...next.frames, ...next.objects])).json()).toMatchObject({
      number: 3,
      movedTo,
    })
  })

  it.each(['?limit=0', '?limit=9999', '?before=x', '?lineage=a/b'])(
    'refuses the list query %s',
    async (query) => {
      expect(await refusal(await get(`/api/backups${query}`))).toMatchObject({
        status: 400,
        code: 'bad_request',
      })
    },
  )

  it('another shop sees nothing of it', async () => {
    const made = await stored()
    const other = await server.signUp()
    const ids = made.objects.map((each) => each.id)
    expect(await (await get('/api/backups', other.token)).json()).toEqual({ backups: [], next: null })
    const manifest = await get(`/api/backups/${made.header.snapshotId}`, other.token)
    expect(await refusal(manifest)).toMatchObject({ status: 404 })
    const asked = await post('/api/backups/negotiate', { ids }, other.token)
    expect(await asked.json()).toEqual({ want: ids, open: [] })
    const fetched = await post('/api/backups/objects/fetch', { ids }, other.token)
    const frames = decodeFrames(new Uint8Array(await fetched.arrayBuffer()))
    expect(frames.every((frame) => frame.kind === 'error')).toBe(true)
    const stolen = await commit([...made.frames, ...made.objects], other.token)
    expect(await refusal(stolen)).toMatchObject({ status: 422, code: 'shop_mismatch' })
  })
})
