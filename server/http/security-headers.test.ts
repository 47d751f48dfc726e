import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestServer, type TestServer } from '../../tests/contract/test-server.ts'
import { listAppFiles } from '../static/app-files.ts'

const dist = mkdtempSync(join(tmpdir(), 'sonic-headers-'))
let server: TestServer

beforeAll(() => {
  mkdirSync(join(dist, 'assets'))
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>app</title>')
  writeFileSync(join(dist, 'assets/main-Abcd_123.js'), 'let main')
})
afterAll(() => rmSync(dist, { recursive: true }))
beforeEach(() => {
  server = createTestServer({
    files: listAppFiles(dist),
    hsts: true,
    operation: {
      readiness: { problem: async () => null, end: () => {} } as never,
      metricsToken: 'a-token-of-tests',
      connections: async () => 0,
      databaseBytes: () => undefined,
    },
  })
})
afterEach(() => server.close())

const page = { accept: 'text/html' }
const large = { 'content-type': 'application/json', 'content-length': '999999999' }
const scraper = { authorization: 'Bearer a-token-of-tests' }
const ANSWERS: [
  what: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  status: number,
][] = [
  ['a page', 'GET', '/bills', page, 200],
  ['a file', 'GET', '/assets/main-Abcd_123.js', {}, 200],
  ['a HEAD', 'HEAD', '/', page, 200],
  ['no such file', 'GET', '/assets/gone.js', {}, 404],
  ['a method that no page has', 'POST', '/', {}, 404],
  ['an answer of the API', 'GET', '/api/status', {}, 200],
  ['no token', 'GET', '/api/backups', {}, 401],
  ['no such thing in the API', 'GET', '/api/nothing', {}, 404],
  ['a method that the API does not have', 'DELETE', '/api/status', {}, 404],
  ['a preflight', 'OPTIONS', '/api/shops', { origin: 'https://evil.example' }, 404],
  ['a broken body', 'POST', '/api/shops', { 'content-type': 'application/json' }, 400],
  ['a body that is too large', 'POST', '/api/shops', large, 413],
  ['a probe', 'GET', '/healthz', {}, 200],
  ['another probe', 'GET', '/readyz', {}, 200],
  ['the figures', 'GET', '/metrics', scraper, 200],
  ['the figures for others', 'GET', '/metrics', {}, 404],
]

describe('the security headers', () => {
  it.each(ANSWERS)('S8: are on %s, and let no other site in', async (_, method, path, headers, status) => {
    const answer = await server.ask(method, path, { headers: { origin: 'https://evil.example', ...headers } })
    expect(answer.status).toBe(status)
    const found = Object.fromEntries(answer.headers)
    expect(found).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src '(self|none)'.*frame-ancestors 'none'$/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=(self)'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    })
    expect(Object.keys(found).filter((name) => name.startsWith('access-control-'))).toEqual([])
    expect(Object.keys(found)).not.toContain('server')
    expect(Object.keys(found)).not.toContain('x-powered-by')
  })

  it.each(ANSWERS)(
    'nothing but the app’s own files is kept: %s',
    async (_, method, path, headers, status) => {
      const kept = (await server.ask(method, path, { headers })).headers.get('cache-control')
      const isFile = status === 200 && !path.startsWith('/api/') && !/^\/(healthz|readyz|metrics)$/.test(path)
      if (isFile) expect(kept).toMatch(/^(no-cache|public, max-age=31536000, immutable)$/)
      else expect(kept).toBe('no-store')
    },
  )

  it('data loads nothing when it is shown as a page; pages load their own files', async () => {
    const policy = async (path: string) =>
      (await server.ask('GET', path, { headers: page })).headers.get('content-security-policy')
    for (const path of ['/api', '/api/status', '/api/docsx'])
      expect(await policy(path)).toMatch(/^default-src 'none'/)
    for (const path of ['/', '/bills', '/api/docs', '/api/docs/index.html', '/apiary'])
      expect(await policy(path)).toMatch(/^default-src 'self'/)
  })
})
