import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pino } from 'pino'
import { PosError } from '../../shared/errors.ts'
import { idList, makeSnapshot } from '../../tests/contract/made-shop.ts'
import { createTestServer, refusal, type TestServer } from '../../tests/contract/test-server.ts'
import { PushSender } from '../push/push-sender.ts'
import type { OperationGiven } from './create-operation.ts'
import { Readiness } from './readiness.ts'

const TOKEN = 'a-token-of-30-letters-or-signs'

let server: TestServer
let fails: Error | undefined
let readiness: Readiness

function given(more: Partial<OperationGiven> = {}): OperationGiven {
  const answer = async () => {
    if (fails !== undefined) throw fails
  }
  const log = pino({ level: 'silent' })
  readiness = new Readiness({ read: answer, write: answer, freeBytes: () => undefined, log })
  return {
    readiness,
    metricsToken: TOKEN,
    connections: async () => 7,
    databaseBytes: () => 12_345,
    ...more,
  }
}

beforeEach(() => {
  fails = undefined
  server = createTestServer({ operation: given() })
})
afterEach(() => server.close())

const scrape = (token = TOKEN) => server.ask('GET', '/metrics', { token })
const figures = async () => (await scrape()).text()
/** A request from another end of the connection. */
const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  server.app.request('/metrics', { headers }, { incoming: { socket: { remoteAddress } } })

describe('GET /healthz and GET /readyz', () => {
  it.each(['/healthz', '/readyz'])('%s says that all is well, to nobody’s cache', async (path) => {
    const answer = await server.ask('GET', path)
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await server.ask('HEAD', path)).status).toBe(200)
  })

  it('S9: a server that is not ready says why in a code, nothing of the cause, and lives on', async () => {
    fails = new PosError('storage_unavailable', 'postgres://sonic:secret@db is away')
    const answer = await server.ask('GET', '/readyz')
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await refusal(answer)).toEqual({
      status: 503,
      code: 'storage_unavailable',
      message: 'the database does not answer',
      requestId: answer.headers.get('x-request-id'),
    })
    expect((await server.ask('GET', '/healthz')).status).toBe(200)
  })

  it('a server that is ending is not ready, and lives until it has ended', async () => {
    readiness.end()
    expect(await refusal(await server.ask('GET', '/readyz'))).toMatchObject({
      status: 503,
      code: 'cancelled',
    })
    expect((await server.ask('GET', '/healthz')).status).toBe(200)
  })

  it('whoever probes does not fill the log, well or not', async () => {
    await server.ask('GET', '/healthz')
    await server.ask('GET', '/readyz')
    fails = new Error('away')
    await server.ask('GET', '/readyz')
    const levels = server.lines.map((line) => (JSON.parse(line) as { level: number }).level)
    expect(levels.filter((level) => level >= 30)).toEqual([])
    expect(levels).toHaveLength(3)
  })

  it('asks the real database when nothing else is given', async () => {
    const other = createTestServer()
    expect((await other.ask('GET', '/readyz')).status).toBe(200)
    await other.storage.close()
    expect(await refusal(await other.ask('GET', '/readyz'))).toMatchObject({ code: 'storage_unavailable' })
    expect((await other.ask('GET', '/healthz')).status).toBe(200)
    await other.close()
  })
})

describe('GET /metrics: who may read them', () => {
  it('whoever has the token, and only by that', async () => {
    const answer = await scrape()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    for (const wrong of [`${TOKEN}x`, TOKEN.slice(1), 'x'])
      expect(await refusal(await scrape(wrong))).toMatchObject({ status: 404, code: 'not_found' })
    expect((await from('127.0.0.1')).status).toBe(404)
    expect((await server.ask('GET', `/metrics?token=${TOKEN}`)).status).toBe(404)
  })

  it('to all others the answer is that of any unknown path', async () => {
    const [metrics, unknown] = [await server.ask('GET', '/metrics'), await server.ask('GET', '/metricz')]
    const bare = async (answer: Response) => {
      const headers = Object.fromEntries(answer.headers)
      return [
        answer.status,
        { ...headers, 'x-request-id': '' },
        { ...(await refusal(answer)), requestId: '' },
      ]
    }
    expect(await bare(metrics)).toEqual(await bare(unknown))
  })

  it.each([
    ['127.0.0.1', 200],
    ['127.9.8.7', 200],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
    ['192.168.1.7', 404],
    ['::ffff:10.0.0.1', 404],
    ['fe80::1', 404],
    ['', 404],
  ])('without a token a client at %j gets %i', async (address, status) => {
    await server.close()
    server = createTestServer({ operation: given({ metricsToken: undefined }) })
    expect((await from(address)).status).toBe(status)
  })

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'without a token nobody who comes through a proxy on this machine (%s), trusted or not',
    async (header) => {
      for (const trustProxy of [true, false]) {
        await server.close()
        server = createTestServer({ trustProxy, operation: given({ metricsToken: undefined }) })
        expect((await from('127.0.0.1', { [header]: '127.0.0.1' })).status).toBe(404)
      }
    },
  )
})

describe('GET /metrics: what they tell', () => {
  it('S9: how long requests took, by the pattern of their route, never by what was sent', async () => {
    const shop = await server.signUp()
    const { token } = shop
    await server.ask('GET', '/api/backups/no-such-backup', { token })
    await server.ask('GET', '/api/secret-path-of-somebody', { token })
    await server.ask('GET', '/another-secret-path')
    await server.ask('BREW', '/api/status')
    const text = await figures()
    const counts = text
      .split('\n')
      .filter((line) => line.startsWith('sonic_http_request_duration_seconds_count'))
    const labels = counts.map((line) => /\{(.*)\}/.exec(line)?.[1] ?? '').toSorted()
    expect(labels).toEqual([
      'method="GET",route="/*",status="4xx"',
      'method="GET",route="/api/*",status="4xx"',
      'method="GET",route="/api/backups/:snapshotId",status="4xx"',
      'method="POST",route="/api/shops",status="2xx"',
      'method="other",route="/api/*",status="4xx"',
    ])
    for (const secret of [shop.shopId, shop.login, shop.deviceId, token, TOKEN, 'secret', 'BREW'])
      expect(text).not.toContain(secret)
  })

  it('devices that are silent, and push messages by what became of them', async () => {
    await server.close()
    const push = new PushSender({ privateKey: Buffer.alloc(32, 7), isAllowed: () => false })
    server = createTestServer({ operation: given(), push })
    const { shopId } = await server.signUp()
    server.clock.now += 9 * 86_400_000
    await server.storage.alarms.step(shopId, server.clock.now)
    const target = {
      endpoint: 'https://push.invalid/',
      p256dh: 'p',
      auth: 'a',
      contact: 'https://shop.example',
    }
    await push.send(target, { kind: 'test' })
    const text = await figures()
    expect(text).toMatch(/^sonic_silent_devices 1$/m)
    expect(text).toMatch(/^sonic_push_messages_total\{result="failed"\} 1$/m)
    expect(text).toMatch(/^sonic_push_messages_total\{result="sent"\} 0$/m)
    expect(await figures()).toMatch(/^sonic_push_messages_total\{result="failed"\} 1$/m)
  })

  it('commits, what waits for its check, the database, connections and memory', async () => {
    const shop = await server.signUp()
    const made = await makeSnapshot(shop, { collections: { invoices: idList(5) } })
    const frames = [...made.frames, ...made.objects]
    for (const status of [201, 200])
      expect((await server.ask('POST', '/api/backups', { token: shop.token, frames })).status).toBe(status)
    await server.checks.idle()
    const text = await figures()
    expect(text).toMatch(/^sonic_commits_total 1$/m)
    expect(text).toMatch(/^sonic_backups_unchecked 0$/m)
    expect(text).toMatch(/^sonic_silent_devices 0$/m)
    expect(text).toMatch(/^sonic_database_up 1$/m)
    expect(text).toMatch(/^sonic_database_latency_seconds 0\.\d+$/m)
    expect(text).toMatch(/^sonic_database_bytes 12345$/m)
    expect(text).toMatch(/^sonic_open_connections 7$/m)
    expect(text).toMatch(/^sonic_request_memory_bytes 0$/m)
    expect(text).toMatch(/^sonic_build_info\{version="1.2.3"\} 1$/m)
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m)
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds \d/m)
  })

  it('the age of the last care that went well, also after one that did not', async () => {
    const { jobs } = server.storage.upkeep
    const done = (job: string, at: number, problem: string | null) =>
      jobs.finish('', job, { at, due: 0, problem, state: null })
    await done('gc', server.clock.now - 5000, null)
    await done('rehearsal', server.clock.now - 9000, 'object_missing')
    await done('heal', server.clock.now, null)
    const first = await figures()
    expect(first).toMatch(/^sonic_care_last_success_age_seconds\{job="gc"\} 5$/m)
    expect(first).not.toMatch(/age_seconds\{job="(rehearsal|heal|scrub)"\}/)
    expect(first).toMatch(/^sonic_care_failing\{job="rehearsal"\} 1$/m)
    await done('gc', server.clock.now, 'internal')
    server.clock.now += 1000
    const second = await figures()
    expect(second).toMatch(/^sonic_care_last_success_age_seconds\{job="gc"\} 6$/m)
    expect(second).toMatch(/^sonic_care_failing\{job="gc"\} 1$/m)
  })

  it('a database that is away shows as away, and the rest is told', async () => {
    await figures()
    await server.storage.close()
    const text = await figures()
    expect(text).toMatch(/^sonic_database_up 0$/m)
    expect(text).not.toMatch(/^sonic_(database_latency_seconds|backups_unchecked|file_backups_failing) /m)
    expect(text).toMatch(/^sonic_open_connections 7$/m)
  })
})
