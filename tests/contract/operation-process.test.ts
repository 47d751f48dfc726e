import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { spawnServer, type SpawnedServer } from './spawned-server.ts'
import { refusal } from './test-server.ts'

const TOKEN = 'a-token-of-thirty-two-characters'

let folder: string
let server: SpawnedServer | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-operation-'))
})
afterEach(async () => {
  if (server !== undefined && server.process.exitCode === null) await server.end('SIGKILL')
  server = undefined
  rmSync(folder, { recursive: true })
})

const start = async (environment: Record<string, string> = {}) =>
  (server = await spawnServer(folder, environment))

describe('a server that a proxy and a watcher look at', () => {
  it('is ready when it says that it is, and tells its figures to this machine', async () => {
    const { url } = await start()
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const text = await (await fetch(`${url}/metrics`)).text()
    expect(text).toMatch(/^sonic_open_connections [1-9]/m)
    expect(text).toMatch(/^sonic_database_bytes [1-9]\d{3}/m)
    expect(text).toMatch(/^sonic_database_up 1$/m)
  })

  it('told to end, it is not ready any more while it still answers, then ends well', async () => {
    const draining = await start({ DRAIN_SECONDS: '4' })
    const { url } = draining
    const code = draining.end('SIGTERM')
    let answer = await fetch(`${url}/readyz`)
    while (answer.status === 200) {
      await wait(5)
      answer = await fetch(`${url}/readyz`)
    }
    expect(await refusal(answer)).toMatchObject({ status: 503, code: 'cancelled' })
    expect((await fetch(`${url}/api/status`)).status).toBe(200)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect(await code).toBe(0)
  })

  it('does not start with a token that is too short, says so, and never shows a token', async () => {
    const refused = await start({ METRICS_TOKEN: 'shortsecret' }).then(
      () => 'it started',
      (error: Error) => error.message,
    )
    expect(refused).toMatch(/cannot start: METRICS_TOKEN: has to have at least 16/)
    expect(refused).not.toContain('shortsecret')
    const started = await start({ METRICS_TOKEN: TOKEN })
    const { url } = started
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
    const allowed = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
    expect(allowed.status).toBe(200)
    expect(started.log()).not.toContain(TOKEN)
  })
})
