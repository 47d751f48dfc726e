import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spawnServer, type SpawnedServer } from '../contract/spawned-server.ts'
import { head, rawClient } from './load-client.ts'

let folder: string
let server: SpawnedServer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-raw-'))
  mkdirSync(join(folder, 'dist'))
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>app</title>')
  writeFileSync(join(folder, 'secret.json'), '{"secret":"of the operator"}')
  server = await spawnServer(folder, { DIST_DIR: join(folder, 'dist') })
})
afterEach(async () => {
  await server.end('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** All that is answered to these bytes until the connection ends. */
async function answerTo(bytes: string): Promise<string> {
  const { socket, text, closed } = await rawClient(Number(new URL(server.url).port))
  socket.end(bytes)
  await closed
  return text()
}

const close = { connection: 'close' }

describe('paths as no browser sends them', () => {
  it('lead to no file outside of the app, and are no fault of the server', async () => {
    const paths = [
      '/../secret.json',
      '/..%2fsecret.json',
      '/..%252fsecret.json',
      '/%2e%2e/secret.json',
      '/%2e%2e%2fmaster.key',
      '/..\\secret.json',
      '/..%5csecret.json',
      '/%00/../secret.json',
      '/secret.json%00.html',
      '/\u2025/secret.json',
      '/..;/secret.json',
      '/%c0%ae%c0%ae/secret.json',
      `${folder}/secret.json`,
      `/${folder}/secret.json`,
      `http://shop/../secret.json`,
      `file://${folder}/secret.json`,
      '/api/files/..%2f..%2fmaster.key',
      '/api/docs/..%2f..%2f..%2fsecret.json',
      '/%',
      '*',
    ]
    for (const path of paths) {
      const answer = await answerTo(head('GET', path, close))
      expect([path, answer.slice(9, 10)]).toEqual([path, '4'])
      expect(answer).not.toMatch(/of the operator|<title>app/)
    }
    expect(server.log()).not.toMatch(/"status":5|request failed/)
  })
})

describe('requests that two servers may read in two ways', () => {
  const body = '0\r\n\r\nGET /api/status HTTP/1.1\r\nhost: shop\r\n\r\n'
  it.each([
    ['both lengths', 'content-length: 6\r\ntransfer-encoding: chunked'],
    ['two codings', 'transfer-encoding: chunked, identity'],
    ['a coding that is none', 'transfer-encoding: xchunked'],
    ['a sign before the length', 'content-length: +6'],
    ['a length in hexadecimal', 'content-length: 0x6'],
    ['two lengths', 'content-length: 6\r\ncontent-length: 7'],
    ['a blank before the colon', 'content-length : 6'],
    ['a folded line', 'x-a: b\r\n content-length: 6'],
    ['a bare line feed', 'x-a: b\ncontent-length: 6'],
  ])('%s: refused once, and nothing after it is answered', async (_, lines) => {
    const answer = await answerTo(`POST /api/login/params HTTP/1.1\r\nhost: shop\r\n${lines}\r\n\r\n${body}`)
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /)
    expect(answer).not.toContain('HTTP/1.1 200')
  })

  it.each([
    ['headers without end', { 'x-large': 'x'.repeat(20_000) }],
    ['too many headers', Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`x-${n}`, 'y']))],
  ])('%s are refused', async (_, headers) => {
    expect(await answerTo(head('GET', '/api/status', headers))).toMatch(/^HTTP\/1.1 431 /)
  })

  it('a body that says it is compressed is not unpacked', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': 2 }
    const answer = await answerTo(`${head('POST', '/api/login/params', { ...headers, ...close })}{}`)
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /)
  })
})
