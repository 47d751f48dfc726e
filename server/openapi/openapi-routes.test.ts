import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestServer, refusal, type TestServer } from '../../tests/contract/test-server.ts'
import { listAppFiles } from '../static/app-files.ts'

const dist = mkdtempSync(join(tmpdir(), 'sonic-docs-'))
let server: TestServer

beforeAll(() => {
  const assets = join(dist, 'api', 'docs', 'assets')
  mkdirSync(assets, { recursive: true })
  writeFileSync(join(dist, 'index.html'), 'the app')
  writeFileSync(join(dist, 'api', 'docs', 'index.html'), 'the page')
  writeFileSync(join(assets, 'index-Abcd_123.js'), 'let viewer')
})
afterAll(() => rmSync(dist, { recursive: true }))
beforeEach(() => {
  server = createTestServer({ files: listAppFiles(dist) })
})
afterEach(() => server.close())

const POLICY_PARTS = ["default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]

describe('GET /api/docs', () => {
  it.each(['/api/docs', '/api/docs/assets/index-Abcd_123.js'])(
    '%s is under the app’s own policy',
    async (path) => {
      const { status, headers } = await server.ask('GET', path)
      expect(status).toBe(200)
      const policy = (headers.get('content-security-policy') ?? '').split('; ')
      expect(policy).toEqual(expect.arrayContaining(POLICY_PARTS))
      expect(policy.filter((part) => part.includes('unsafe-eval'))).toEqual([])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    },
  )

  it('is a page with files of its own, and there is nothing else below it', async () => {
    const page = await server.ask('GET', '/api/docs')
    expect([page.headers.get('content-type'), await page.text()]).toEqual([
      'text/html; charset=utf-8',
      'the page',
    ])
    const file = await server.ask('GET', '/api/docs/assets/index-Abcd_123.js')
    expect(file.headers.get('cache-control')).toContain('immutable')
    for (const path of ['/api/docs/', '/api/docs/..%2f..%2findex.html', '/api/docs/none.js'])
      expect(await (await server.ask('GET', path)).text(), path).not.toContain('the app')
    const unknown = await server.ask('GET', '/api/docs/none.js')
    expect(await refusal(unknown)).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('is not there when the app is not built, which it says; the document is', async () => {
    await server.close()
    server = createTestServer()
    const answer = await refusal(await server.ask('GET', '/api/docs'))
    expect(answer).toMatchObject({ status: 404, code: 'not_found' })
    expect(answer['hint']).toContain('npm run build')
    const document = await server.ask('GET', '/api/openapi.json')
    expect([document.status, document.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringContaining("default-src 'none'"),
    ])
  })
})
