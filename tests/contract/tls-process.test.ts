import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { issueCertificate, makeAuthority, type PemPair } from '../../server/lan/make-certificate.ts'
import { spawnServer, type SpawnedServer } from './spawned-server.ts'

const DAY_MS = 86_400_000
let folder: string
let server: SpawnedServer | undefined
let authority: PemPair
let good: PemPair
let ended: PemPair

beforeAll(async () => {
  const now = Date.now()
  authority = await makeAuthority('Test', { now, days: 100 })
  good = await issueCertificate(authority, ['127.0.0.1'], { now, days: 90 })
  ended = await issueCertificate(authority, ['127.0.0.1'], { now: now - 10 * DAY_MS, days: 2 })
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-tls-process-'))
})
afterEach(async () => {
  if (server !== undefined && server.process.exitCode === null) await server.end('SIGKILL')
  server = undefined
  rmSync(folder, { recursive: true })
})

const start = async ({ cert, key }: PemPair) => {
  const files = { TLS_CERT: join(folder, 'cert.pem'), TLS_KEY: join(folder, 'key.pem') }
  writeFileSync(files.TLS_CERT, cert)
  writeFileSync(files.TLS_KEY, key)
  return (server = await spawnServer(folder, files))
}
const promiseOf = (url: string) =>
  new Promise<string | undefined>((resolve, reject) => {
    const asked = get(`${url}/api/status`, { ca: authority.cert, agent: false }, (answer) => {
      answer.resume().once('end', () => resolve(answer.headers['strict-transport-security']))
    })
    asked.once('error', reject)
  })

describe('the server as a process with a certificate', () => {
  it('prints an https address, answers there, promises https for a year and ends in order', async () => {
    const started = await start(good)
    const { url } = started
    expect(url).toMatch(/^https:/)
    expect(await promiseOf(url)).toBe('max-age=31536000')
    expect(await started.end('SIGTERM')).toBe(0)
  })

  it('does not start with another certificate’s key, and says so without showing it', async () => {
    const refusal = await start({ cert: good.cert, key: ended.key }).catch((error: unknown) => String(error))
    expect(refusal).toMatch(
      /cannot start: TLS_KEY: \S+key\.pem is not the key of \S+cert\.pem\. Name the two files/,
    )
    expect(refusal).not.toContain('PRIVATE')
  })

  it('starts with an ended one, which devices refuse, and warns with its date', async () => {
    const started = await start(ended)
    await expect(promiseOf(started.url)).rejects.toMatchObject({ code: 'CERT_HAS_EXPIRED' })
    await started.end('SIGTERM')
    expect(started.log()).toMatch(/the certificate ended on \d{4}-\d\d-\d\d: devices refuse it/)
  })
})
