import { hash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_ROUTES } from '../../server/openapi/all-routes.ts'
import type { RouteDoc } from '../../server/openapi/route-doc.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { ApiWorld, type FullShop } from './api-world.ts'
import { namesSomething, requestOf, unknownNames, type Ids } from './requests.ts'
import { headersNaming, idsOf, idsOfNobody } from './shop-ids.ts'

/** Whoever adds to these opens a route to everybody. */
const PUBLIC = [
  'get /api/docs',
  'get /api/openapi.json',
  'get /api/status',
  'get /healthz',
  'get /metrics',
  'get /readyz',
  'post /api/devices',
  'post /api/devices/recover',
  'post /api/login/params',
  'post /api/pairings/claim',
  'post /api/password-resets/claim',
  'post /api/shops',
]

/** Signing up says whether a login is taken, so that nobody gets a shop that nobody can sign in to. */
const TELLS_EXISTENCE = 'post /api/shops'

/** After these the shop that asks has what they named: they are walked last. */
const KEEPS_WHAT_IT_NAMES = ['post /api/devices/fork', 'put /api/backups/objects', 'post /api/backups']

const nameOf = ({ method, path }: RouteDoc) => `${method} ${path}`
const GUARDED = ALL_ROUTES.filter(({ access }) => access === 'device' || access === 'owner')
const byName = (routes: readonly RouteDoc[]) => routes.map((route) => [nameOf(route), route] as const)
const NAMING = ALL_ROUTES.filter((route) => namesSomething(route) && nameOf(route) !== TELLS_EXISTENCE).sort(
  (one, other) => Number(keeps(one)) - Number(keeps(other)),
)
const MANY = { max: 10_000, windowMs: 60_000 }
const signInLimits = { place: MANY, login: MANY, network: MANY, device: MANY, strangers: MANY }

function keeps(route: RouteDoc): boolean {
  return KEEPS_WHAT_IT_NAMES.includes(nameOf(route))
}

let world: ApiWorld
/** The shop that must not be seen. */
let a: FullShop
/** The shop that looks. */
let b: FullShop
let foreign: Ids
let nowhere: Ids
let before: Record<string, string[]>
/** All that `b` and strangers were told. */
const heard: string[] = []

beforeAll(async () => {
  world = ApiWorld.start({ signInLimits })
  a = await world.fullShop('of-a')
  b = await world.fullShop('of-b')
  foreign = idsOf(world, a)
  nowhere = await idsOfNobody(world, foreign)
  before = world.rowsOf(a.shopId)
})
afterAll(() => world.close())

/** What an answer says, without what is new in each: its request's id, tokens, what it was asked for by name. */
async function told(route: RouteDoc, ids: Ids, token?: string): Promise<unknown> {
  const { method, path, options } = requestOf(route, ids)
  const answer = await world.server.ask(method, path, {
    ...options,
    ...(token === undefined ? {} : { token }),
  })
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  const named = [
    ...Object.values(ids).filter((id) => typeof id === 'string'),
    ...ids.objects.map(({ id }) => id ?? ''),
  ]
  const masked = named.reduce((left, id) => left.replaceAll(id, '«id»'), text)
  heard.push(masked)
  const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie')
  return {
    status: answer.status,
    headers,
    text: masked.replaceAll(/"(requestId|token|letter|salt|latencyMs)":("[^"]*"|[\d.]+)/g, '"$1":"*"'),
  }
}

const code = (answer: unknown) => (JSON.parse((answer as { text: string }).text) as { code: string }).code

describe('every route, walked by its description', () => {
  it('is closed to strangers, but for those that are named here', () => {
    const open = ALL_ROUTES.filter((route) => !GUARDED.includes(route))
    expect(open.map(nameOf).sort()).toEqual(PUBLIC)
  })

  it('names nothing of which this test does not know whose it is', () => {
    expect(
      ALL_ROUTES.flatMap((route) => unknownNames(route).map((name) => `${nameOf(route)}: ${name}`)),
    ).toEqual([])
  })

  it.each(byName(GUARDED))(
    'S1: %s refuses whoever has no token, and no id or cookie stands for one',
    async (_, route) => {
      const refused = await told(route, foreign)
      expect(refused).toMatchObject({
        status: 401,
        headers: expect.arrayContaining([['www-authenticate', 'Bearer']]),
      })
      expect(code(refused)).toBe('token_unknown')
      expect(await told(route, nowhere)).toEqual(refused)
      const wrong = [
        toBase64Url(randomBytes(32)),
        a.shopId,
        hash('sha256', a.token, 'base64url'),
        `${a.token}A`,
        a.token.slice(1),
      ]
      for (const token of wrong) expect(await told(route, foreign, token)).toEqual(refused)
      const { method, path, options } = requestOf(route, foreign)
      const headers = headersNaming(a)
      const tried = await world.server.ask(method, path, { ...options, headers })
      expect(tried.status).toBe(401)
      const inUrl = `${path}${path.includes('?') ? '&' : '?'}token=${a.token}&access_token=${a.token}`
      expect((await world.server.ask(method, inUrl, options)).status).toBe(401)
    },
  )

  it.each(byName(GUARDED))('%s refuses a removed device, whatever it names', async (_, route) => {
    const refused = await told(route, foreign, b.removed.token)
    expect(refused).toMatchObject({ status: 403 })
    expect(code(refused)).toBe('device_revoked')
    expect(await told(route, nowhere, b.removed.token)).toEqual(refused)
    expect(await told(route, idsOf(world, b), b.removed.token)).toEqual(refused)
  })

  it.each(byName(ALL_ROUTES.filter(({ access }) => access === 'owner')))(
    'S7: %s refuses a device on which the owner did not give the password, whatever it names',
    async (_, route) => {
      const refused = await told(route, foreign, b.till.token)
      expect(refused).toMatchObject({ status: 403 })
      expect(code(refused)).toBe('owner_needed')
      expect(await told(route, nowhere, b.till.token)).toEqual(refused)
      expect(await told(route, idsOf(world, b), b.till.token)).toEqual(refused)
    },
  )

  it.each(byName(NAMING))('D1: %s answers what another shop has like what is nowhere', async (_, route) => {
    const token = GUARDED.includes(route) ? b.token : undefined
    expect(await told(route, foreign, token)).toEqual(await told(route, nowhere, token))
    if (token !== undefined)
      expect(await told(route, foreign, b.till.token)).toEqual(await told(route, nowhere, b.till.token))
  })

  it('signing up says that a login or a shop is taken, and nothing else of it', async () => {
    const [route] = ALL_ROUTES.filter((each) => nameOf(each) === TELLS_EXISTENCE)
    const ofShop = await told(route!, { ...foreign, login: nowhere.login })
    const ofLogin = await told(route!, { ...foreign, shop: nowhere.shop })
    expect([code(ofShop), code(ofLogin)]).toEqual(['shop_exists', 'login_taken'])
    expect(JSON.stringify([ofShop, ofLogin])).not.toMatch(/of-a/)
  })

  it('D2: nothing of the other shop has changed, in no table', () => {
    const { audit: acts, ...rows } = world.rowsOf(a.shopId)
    const { audit: actsBefore, ...rowsBefore } = before
    expect(rows).toEqual(rowsBefore)
    expect(Object.keys(rows).length).toBeGreaterThan(10)
    const newActs = acts!
      .filter((row) => !actsBefore!.includes(row))
      .map((row) => JSON.parse(row) as { act: string })
    expect(newActs.filter(({ act }) => act !== 'sign_in_failing')).toEqual([])
    expect(actsBefore!.filter((row) => !acts!.includes(row))).toEqual([])
  })

  it('S3: nothing of the other shop was told, and no secret of anybody', async () => {
    const ofA = [
      'Till of-a',
      'Shop of-a',
      'Named of-a',
      a.token,
      a.till.token,
      a.code,
      a.removed.deviceId,
      a.deviceId,
    ]
    const rest = [...a.snapshots.slice(0, 2).map(({ manifest }) => manifest.snapshotId), ...a.files.slice(1)]
    const all = heard.join('\n')
    expect([...ofA, ...rest].filter((text) => all.includes(text))).toEqual([])
    const shops = [a, b].map(
      (shop) => JSON.parse(world.rowsOf(shop.shopId)['shops']![0]!) as { auth: string },
    )
    const devices = [a, b].flatMap((shop) => world.rowsOf(shop.shopId)['devices']!)
    const hashes = devices.map((row) => (JSON.parse(row) as { token_hash: string }).token_hash)
    const secrets = [
      ...shops.map(({ auth }) => auth),
      ...hashes,
      a.auth,
      b.auth,
      toBase64Url(a.raw),
      toBase64Url(b.raw),
    ]
    expect(secrets.filter((text) => all.includes(text))).toEqual([])
  })

  it('S8: no route gives another site leave to read its answers', async () => {
    for (const route of ALL_ROUTES) {
      const { method, path, options } = requestOf(route, foreign)
      const headers = { origin: 'https://evil.example' }
      const preflight = {
        ...headers,
        'access-control-request-method': method,
        'access-control-request-headers': 'authorization',
      }
      for (const answer of [
        await world.server.ask(method, path, { ...options, headers }),
        await world.server.ask('OPTIONS', path, { headers: preflight }),
      ]) {
        const leave = [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))
        expect(leave, nameOf(route)).toEqual([])
      }
    }
  })

  it('S9: the log of all this holds no secret, no login and no name', () => {
    const log = world.server.lines.join('\n')
    expect(log).toContain('/api/backups')
    const secrets = [a, b].flatMap(({ token, till, auth, raw, login, code: pairing }) => [
      token,
      till.token,
      auth,
      toBase64Url(raw),
      login,
      pairing,
    ])
    const names = ['Till of-a', 'Till of-b', 'Shop of-a', 'Named of-b']
    expect([...secrets, ...names].filter((text) => log.includes(text))).toEqual([])
  })

  it('is not blind: with its own ids the same requests are granted', async () => {
    await world.server.confirmOwner(b)
    const withParams = GUARDED.filter(({ params }) => params !== undefined)
    expect(withParams.length).toBeGreaterThan(8)
    for (const route of withParams) {
      const ids = { ...idsOf(world, b), snapshot: b.snapshots[1]!.manifest.snapshotId }
      if (route.path === '/api/alarm/receivers/:deviceId') ids.device = b.deviceId
      const { status, text } = (await told(route, ids, b.token)) as { status: number; text: string }
      const isKept = status === 409 && text.includes('backup_kept')
      expect(status < 300 || isKept, `${nameOf(route)}: ${status} ${text}`).toBe(true)
    }
  })
})
