import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { connect as connectPlain } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { connect } from 'node:tls'
import { Hono } from 'hono'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CONNECTION_LIMITS, type ConnectionLimits } from './connection-limits.ts'
import type { AppEnv } from './http/app-env.ts'
import { issueCertificate, makeAuthority, type PemPair } from './lan/make-certificate.ts'
import { listen, type RunningServer } from './server.ts'
import type { Certificate } from './tls/certificate.ts'

const DAY_MS = 86_400_000
let authority: PemPair
let first: Certificate
let second: Certificate
let server: RunningServer | undefined

const whole = (pair: PemPair): Certificate => ({ ...pair, startsAt: 0, endsAt: Date.now() + DAY_MS })

beforeAll(async () => {
  const valid = { now: Date.now(), days: 1 }
  authority = await makeAuthority('Test', valid)
  first = whole(await issueCertificate(authority, ['localhost', '127.0.0.1'], valid))
  second = whole(await issueCertificate(authority, ['localhost', '127.0.0.1'], valid))
})
afterEach(async () => {
  await server?.close()
  server = undefined
})

const start = async (
  limits: Partial<ConnectionLimits> = {},
  certificate: Certificate | undefined = first,
) => {
  const app = new Hono<AppEnv>().get('/', (c) => c.text('hello'))
  app.get('/large', (c) => c.body(new Uint8Array(64 * 1024 * 1024)))
  server = await listen(app, 0, '127.0.0.1', { ...CONNECTION_LIMITS, ...limits }, certificate)
  return server
}

/** One request on a connection of its own; answers with the body and the certificate that was shown. */
const ask = (url: string) =>
  new Promise<{ body: string; shown: string }>((resolve, reject) => {
    const sent = request(url, { ca: authority.cert, agent: false }, (answer) => {
      const shown = (answer.socket as ReturnType<typeof connect>).getPeerCertificate().fingerprint256
      let body = ''
      answer.setEncoding('utf8').on('data', (piece: string) => (body += piece))
      answer.on('end', () => resolve({ body, shown }))
    })
    sent.once('error', reject).end()
  })
const printOf = ({ cert }: Certificate) => new X509Certificate(cert).fingerprint256

describe('a server with a certificate', () => {
  it('answers by https, which its address says, with a certificate that its authority vouches for', async () => {
    const { url } = await start()
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    expect(await ask(`${url}/`)).toEqual({ body: 'hello', shown: printOf(first) })
  })

  it('shows a renewed certificate to new connections, without a restart', async () => {
    const started = await start()
    const { url } = started
    expect((await ask(`${url}/`)).shown).toBe(printOf(first))
    started.renew(second)
    expect((await ask(`${url}/`)).shown).toBe(printOf(second))
  })

  it('closes a connection that does not finish its handshake in time', async () => {
    const { url } = await start({ headersMs: 50 })
    const socket = connectPlain(Number(new URL(url).port), '127.0.0.1')
    await new Promise<void>((resolve) => void socket.once('close', () => resolve()).resume())
    expect(socket.destroyed).toBe(true)
    expect((await ask(`${url}/`)).body).toBe('hello')
  })

  it('closes the longest idle connections when it is crowded, and answers the new ones', async () => {
    const { url } = await start({ crowdedAt: 2 })
    const port = Number(new URL(url).port)
    const idle = await Promise.all(Array.from({ length: 2 }, () => keptOpen(port)))
    expect((await ask(`${url}/`)).body).toBe('hello')
    await Promise.race(idle.map(({ closed }) => closed))
    for (const { socket } of idle) socket.destroy()
  })

  it('closes a connection that does not read its answer', async () => {
    const started = await start({ stalledMs: 200, lookMs: 20 })
    const { socket } = await keptOpen(Number(new URL(started.url).port))
    socket.pause().write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n')
    // Who does not read does not hear of the end either: the server is asked.
    while ((await started.connections()) > 0) await wait(20)
    expect((await ask(`${started.url}/`)).body).toBe('hello')
    socket.destroy()
  })

  it('speaks no plain http', async () => {
    const { url } = await start()
    await expect(fetch(url.replace('https', 'http'))).rejects.toThrow()
  })
})

/** A connection that had its answer and stays open. */
async function keptOpen(port: number) {
  const socket = connect({ port, host: '127.0.0.1', ca: authority.cert, servername: 'localhost' })
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
  socket.on('error', () => undefined)
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await new Promise<void>((resolve) => void socket.once('data', () => resolve()))
  return { socket, closed }
}

describe('a server without a certificate', () => {
  it('answers by http, and a certificate changes nothing', async () => {
    const app = new Hono<AppEnv>().get('/', (c) => c.text('hello'))
    server = await listen(app, 0, '127.0.0.1')
    server.renew(first)
    expect(server.url).toMatch(/^http:/)
    expect(await (await fetch(server.url)).text()).toBe('hello')
  })
})
