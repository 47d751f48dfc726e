import { createECDH, randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AlarmAnswer, DEFAULT_ALARM } from '../../shared/api/alarm.ts'
import { startPushService, type PushService } from '../../tests/contract/push-service.ts'
import {
  createTestServer,
  refusal,
  type SignedIn,
  type TestServer,
} from '../../tests/contract/test-server.ts'
import { PushSender } from '../push/push-sender.ts'

const DAY = 86_400_000

let service: PushService
let server: TestServer
let shop: SignedIn
let push: PushSender
beforeAll(async () => {
  service = await startPushService()
})
afterAll(() => service.close())
beforeEach(async () => {
  push = new PushSender({ privateKey: randomBytes(32), ca: service.ca, isAllowed: () => true })
  server = createTestServer({ push })
  shop = await server.signUp()
})
afterEach(() => server.close())

const browser = () => ({
  endpoint: `https://push.example.com/${randomBytes(4).toString('hex')}`,
  p256dh: createECDH('prime256v1').generateKeys('base64url'),
  auth: randomBytes(16).toString('base64url'),
})
const ask = (method: string, path = '', json?: object, token = shop.token) =>
  server.ask(method, `/api/alarm${path}`, { token, ...(json === undefined ? {} : { json }) })
const read = async (): Promise<AlarmAnswer> => (await (await ask('GET')).json()) as AlarmAnswer
const OWNER_NEEDED = { status: 403, code: 'owner_needed' }

describe('the owner’s choice', () => {
  it('is a day without Fridays until there is one, and only the owner makes it', async () => {
    expect(await read()).toEqual({
      settings: DEFAULT_ALARM,
      timeZone: 'Asia/Baghdad',
      silent: [],
      pushKey: push.publicKey,
      receivers: [],
    })
    const settings = { afterHours: 72, closedDays: [0, 6], unwatched: ['drawer'] }
    expect(await refusal(await ask('PUT', '', settings))).toMatchObject(OWNER_NEEDED)
    await server.confirmOwner(shop)
    expect(await (await ask('PUT', '', settings)).json()).toMatchObject({ settings })
    expect((await read()).settings).toEqual(settings)
    const acts = await (await server.ask('GET', '/api/audit', { token: shop.token })).json()
    expect(acts).toMatchObject({ acts: [{ act: 'alarm_changed' }, {}, {}] })
  })

  it.each([
    { ...DEFAULT_ALARM, closedDays: [0, 1, 2, 3, 4, 5, 6] },
    { ...DEFAULT_ALARM, afterHours: 0 },
    { ...DEFAULT_ALARM, unwatched: ['no id!'] },
    { afterHours: 24 },
  ])('is refused when it is %j', async (settings) => {
    await server.confirmOwner(shop)
    expect(await refusal(await ask('PUT', '', settings))).toMatchObject({ status: 400, code: 'bad_request' })
  })
})

it('silent devices show to every device of the shop, in the status of the server too, and to no other shop', async () => {
  const other = await server.signUp()
  server.clock.now += 9 * DAY
  expect((await read()).silent).toEqual([
    {
      deviceId: shop.deviceId,
      name: 'Till 1',
      letter: '',
      since: server.clock.now - 9 * DAY,
      waiting: null,
      current: true,
    },
  ])
  const problems = async ({ token }: SignedIn) =>
    ((await (await server.ask('GET', '/api/status', { token })).json()) as { problems: string[] }).problems
  expect(await problems(shop)).toContain('device_silent')
  const lineage = 'lineage'
  await server.ask('GET', `/api/backups/status?lineage=${lineage}`, { token: shop.token })
  expect((await read()).silent).toEqual([])
  expect(await problems(shop)).not.toContain('device_silent')
  expect(await problems(other)).toContain('device_silent')
})

describe('a receiver', () => {
  it('is added by the owner, gets another address by itself, and goes', async () => {
    expect(await refusal(await ask('PUT', '/receiver', browser()))).toMatchObject(OWNER_NEEDED)
    await server.confirmOwner(shop)
    expect((await ask('PUT', '/receiver', browser())).status).toBe(204)
    server.clock.now += DAY
    const next = browser()
    expect((await ask('PUT', '/receiver', next)).status).toBe(204)
    expect(await server.storage.push.target(shop.shopId, shop.deviceId)).toMatchObject({
      endpoint: next.endpoint,
    })
    expect((await read()).receivers).toEqual([
      {
        deviceId: shop.deviceId,
        name: 'Till 1',
        createdAt: server.clock.now - DAY,
        sentAt: null,
        isRefused: false,
        current: true,
      },
    ])
    expect((await ask('DELETE', `/receivers/${shop.deviceId}`)).status).toBe(204)
    expect(await refusal(await ask('DELETE', `/receivers/${shop.deviceId}`))).toMatchObject({ status: 404 })
  })

  it('of another device is taken away by the owner only, and of another shop by nobody', async () => {
    const other = await server.signUp()
    await server.confirmOwner(other)
    expect((await ask('PUT', '/receiver', browser(), other.token)).status).toBe(204)
    const path = `/receivers/${other.deviceId}`
    expect(await refusal(await ask('DELETE', path))).toMatchObject(OWNER_NEEDED)
    await server.confirmOwner(shop)
    expect(await refusal(await ask('DELETE', path))).toMatchObject({ status: 404, code: 'not_found' })
    expect(await server.storage.push.target(other.shopId, other.deviceId)).toBeDefined()
  })

  it.each([
    ['endpoint', { endpoint: 'https://127.0.0.1/admin' }],
    ['endpoint', { endpoint: 'http://push.example.com/' }],
    ['endpoint', { endpoint: 'https://metadata/latest' }],
    ['p256dh', { p256dh: 'A'.repeat(87) }],
    ['auth', { auth: 'short' }],
  ])('is refused for its %s: %j', async (field, wrong) => {
    await server.confirmOwner(shop)
    expect(await refusal(await ask('PUT', '/receiver', { ...browser(), ...wrong }))).toMatchObject({
      status: 400,
      code: 'bad_request',
      field,
    })
  })

  it('gets a message to try it; one that is gone is forgotten; nobody is asked without end', async () => {
    const subscribe = () => {
      const { shopId: shop_id, deviceId: device_id } = shop
      const contact = 'https://shop.example'
      return server.storage.push.put({ ...service.subscribe(), shop_id, device_id, contact, created_at: 1 })
    }
    expect(await refusal(await ask('POST', '/test'))).toMatchObject({ status: 404 })
    await subscribe()
    expect(await (await ask('POST', '/test')).json()).toEqual({ result: 'sent' })
    expect(service.delivered.at(-1)).toMatchObject({ message: { kind: 'test' }, senderKey: push.publicKey })
    service.answerWith({ status: 410 }, { status: 503 })
    expect(await (await ask('POST', '/test')).json()).toEqual({ result: 'gone' })
    expect((await read()).receivers).toEqual([])
    await subscribe()
    expect(await (await ask('POST', '/test')).json()).toEqual({ result: 'failed' })
    await ask('POST', '/test')
    expect(await refusal(await ask('POST', '/test'))).toMatchObject({ status: 429, code: 'rate_limited' })
  })

  it('cannot be added where the operator has switched push messages off, and nothing goes out', async () => {
    const quiet = createTestServer()
    const owner = await quiet.signUp()
    await quiet.confirmOwner(owner)
    const { token } = owner
    expect(await (await quiet.ask('GET', '/api/alarm', { token })).json()).toMatchObject({ pushKey: null })
    const put = await quiet.ask('PUT', '/api/alarm/receiver', { token, json: browser() })
    expect(await refusal(put)).toMatchObject({ status: 404, hint: expect.stringContaining('PUSH=0') })
    expect((await quiet.ask('POST', '/api/alarm/test', { token })).status).toBe(404)
    await quiet.close()
  })
})
