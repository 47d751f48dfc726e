import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestServer, refusal, type TestServer } from '../../tests/contract/test-server.ts'
import { listAppFiles } from './app-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'sonic-dist-'))
const dist = join(folder, 'dist')
let server: TestServer

beforeAll(() => {
  mkdirSync(join(dist, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}')
  const files = {
    'index.html': '<!doctype html><title>app</title>',
    'sw.js': 'self.x = 1',
    'manifest.webmanifest': '{}',
    'assets/main-Abcd_123.js': 'let main',
    'assets/plain.css': 'a{}',
    'notes.map': 'not for anybody',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text)
  writeFileSync(join(dist, 'assets/main-Abcd_123.js.br'), 'brotli bytes')
  writeFileSync(join(dist, 'assets/main-Abcd_123.js.gz'), gzipSync('let main'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  server = createTestServer({ files: listAppFiles(dist) })
})
afterEach(() => server.close())

const get = (path: string, headers: Record<string, string> = {}) => server.ask('GET', path, { headers })
const page = { accept: 'text/html,*/*;q=0.8', 'accept-encoding': 'gzip, br' }

describe('the app’s files', () => {
  it('a file with its hash in its name is kept for ever, sent compressed where that is taken', async () => {
    const brotli = await get('/assets/main-Abcd_123.js', { 'accept-encoding': 'gzip, deflate, br;q=1.0' })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(brotli.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(brotli.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(brotli.headers.get('vary')).toBe('Accept-Encoding')
    expect(await brotli.text()).toBe('brotli bytes')
    const gzip = await get('/assets/main-Abcd_123.js', { 'accept-encoding': 'gzip' })
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    const plain = await get('/assets/main-Abcd_123.js')
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'let main'])
  })

  it.each(['/index.html', '/sw.js', '/manifest.webmanifest', '/assets/plain.css'])(
    '%s is asked for each time, and 304 when it is the same',
    async (path) => {
      const first = await get(path)
      expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' })
      expect([again.status, await again.text()]).toEqual([304, ''])
    },
  )

  it.each(['/', '/backup', '/bills', '/deep/page'])('the page %s is index.html', async (path) => {
    const answer = await get(path, page)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(await answer.text()).toContain('<title>app</title>')
  })

  it.each(['GET', 'HEAD'] as const)(
    '%s of the root is index.html also for a monitor that asks for anything',
    async (method) => {
      const answer = await server.ask(method, '/', { headers: { accept: '*/*' } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    },
  )

  it.each(['/assets/gone-Abcd_123.js', '/favicon.ico', '/notes.map', '/assets/main-Abcd_123.js.br'])(
    '%s is not found, also for a browser that takes HTML',
    async (path) =>
      expect(await refusal(await get(path, page))).toMatchObject({ status: 404, code: 'not_found' }),
  )

  it.each([
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/..%5c..%5csecret.json',
    '//etc/passwd',
  ])('%s leads nowhere outside', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('secret":')
  })

  it('an unbuilt app says how to build it, and the API works', async () => {
    const bare = createTestServer({ files: listAppFiles(join(folder, 'nothing')) })
    expect((await refusal(await bare.ask('GET', '/', { headers: page })))['hint']).toMatch(/npm run build/)
    expect((await bare.ask('GET', '/api/status')).status).toBe(200)
    await bare.close()
  })
})

describe('security headers', () => {
  it('the app may load its own files only, and is in nobody’s frame', async () => {
    const { headers } = await get('/', page)
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy.split('; ')).toContain(rule)
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=(self)')
  })

  it('API answers are never kept and carry no leave for other sites', async () => {
    const answer = await get('/api/status', { origin: 'https://evil.example' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    const preflight = await server.ask('OPTIONS', '/api/backups', {
      headers: { origin: 'https://evil.example' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
    expect(preflight.status).toBe(401)
  })
})

describe('the promise of https', () => {
  it('is made where there is a certificate only, on files and on API answers', async () => {
    const secure = createTestServer({ files: listAppFiles(dist), hsts: true })
    for (const path of ['/', '/api/status']) {
      const promise = async (asked: TestServer) =>
        (await asked.ask('GET', path, { headers: page })).headers.get('strict-transport-security')
      expect(await promise(secure)).toBe('max-age=31536000')
      expect(await promise(server)).toBeNull()
    }
    await secure.close()
  })
})
