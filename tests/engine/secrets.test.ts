import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Engine } from '../../shared/browser/engine.ts'
import { newRecoveryCode } from '../../shared/keys/recovery-code.ts'
import { QUICK, spawnServer, type SpawnedServer } from '../contract/spawned-server.ts'
import { SecretWatch } from './secret-watch.ts'
import { World, type TestDevice } from './test-world.ts'

const CLI = join(import.meta.dirname, '../../server/cli/main.ts')
const LOGIN = 'azad@example.com'
const [OLD, NEW, NEWEST, WRONG] = ['correct horse', 'battery staple', 'copper kettle', 'wrong donkey']

let folder: string
let server: SpawnedServer
let world: World
let watch: SecretWatch

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-secrets-'))
  server = await spawnServer(folder, { LOG_LEVEL: 'trace' })
  world = new World()
  watch = new SecretWatch(server.url)
})
afterEach(async () => {
  await world.close()
  await server.end('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** An engine of a device of its own; the device's database is the global one until the next is made. */
function newEngine(): { device: TestDevice; engine: Engine } {
  const device = world.device()
  return { device, engine: device.engine({ fetch: watch.fetch }) }
}

async function operatorsCode(): Promise<string> {
  const env = { ...QUICK, DATA_DIR: folder }
  const args = [CLI, 'shops', 'reset-password', '--login', LOGIN, '--json']
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  return (JSON.parse(stdout) as { code: string }).code
}

/** What nobody should send, with real secrets in it. */
async function sendNonsense(): Promise<void> {
  const [auth = '', token = ''] = [watch.newest('auth'), watch.newest('token')]
  const json = { 'content-type': 'application/json' }
  const bodies = [
    `{"login":"${LOGIN}","auth":"${auth}"`,
    `{"login":{"password":"${OLD}"},"auth":["${auth}"],"device":"${token}"}`,
    `{"login":"${LOGIN}","auth":"${OLD}","device":{"deviceId":"x","name":"x"}}`,
    `{"${auth}":1,"code":"${token}"}`,
    `"${OLD}${auth}"`,
  ]
  for (const path of ['/api/devices', '/api/shops', '/api/pairings/claim', '/api/password-resets/claim']) {
    for (const body of bodies) await watch.raw(path, { method: 'POST', headers: json, body })
    await watch.raw(path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: auth })
  }
  for (const authorization of [`Bearer ${token}x`, `Basic ${auth}`, token])
    await watch.raw('/api/backups', { headers: { authorization } })
  for (const body of bodies)
    await watch.raw('/api/owner', {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}` },
      body,
    })
}

it('S2, S3, S9: no password, proof, token, key or code is in a log, an address or a refusal', async () => {
  for (const typed of [OLD, NEW, NEWEST, WRONG]) watch.keep(typed)
  const { device, engine } = newEngine()
  const owner = { name: 'Azad', pin: '1234' }
  await engine.createShop({ shopName: 'Corner shop', deviceName: 'Till 1', owner, changes: [] })
  await engine.createAccount({ login: LOGIN, password: OLD })
  const { code } = await engine.recoveryCode({ password: OLD })
  watch.keep(code)
  await engine.confirmRecoveryCode(code)
  await engine.backupNow()
  await expect(engine.confirmOwner({ password: WRONG })).rejects.toMatchObject({ code: 'wrong_login' })
  await engine.confirmOwner({ password: OLD })
  const shown = await engine.createPairing()
  watch.keep(shown.code)
  watch.keep(shown.fragment)

  const second = newEngine()
  await expect(
    second.engine.signIn({ login: LOGIN, password: WRONG, deviceName: 'Till 2' }),
  ).rejects.toMatchObject({ code: 'wrong_login' })
  await second.engine.joinByPairing({ pairing: shown.code, deviceName: 'Till 2' })
  await expect(
    newEngine().engine.joinByPairing({ pairing: shown.code, deviceName: 'Till 3' }),
  ).rejects.toMatchObject({ code: 'pairing_unknown' })

  device.use()
  await engine.changePassword({ password: OLD, newPassword: NEW })
  await engine.resetPin({ password: NEW }, '4321')
  await engine.listDevices()
  const byCode = newEngine().engine
  await expect(
    byCode.signInByCode({ login: LOGIN, code: newRecoveryCode(), deviceName: 'Till 4' }),
  ).rejects.toMatchObject({ code: 'recovery_unknown' })
  await byCode.signInByCode({ login: LOGIN, code, deviceName: 'Till 4' })

  const reset = await operatorsCode()
  watch.keep(reset)
  const third = newEngine().engine
  const claim = { login: LOGIN, code: reset, newPassword: NEWEST, deviceName: 'Till 5' }
  await expect(third.claimReset({ ...claim, code: 'ABCD-EFGH-JKMN-PQRS' })).rejects.toMatchObject({
    code: 'reset_unknown',
  })
  await third.claimReset(claim)
  await third.signOut()
  await sendNonsense()

  expect(watch.kinds()).toEqual(
    expect.arrayContaining(['auth', 'newAuth', 'token', 'key', 'code', 'recoveryAuth']),
  )
  expect(watch.refusals.length).toBeGreaterThan(20)
  const log = server.log()
  expect(log).toContain('"/api/devices"')
  expect(watch.foundIn(log)).toEqual([])
  expect(watch.foundIn(watch.addresses.join('\n'))).toEqual([])
  expect(watch.foundIn(watch.refusals.join('\n'))).toEqual([])
  // The watch sees what is there
  watch.keep('Corner shop')
  expect(watch.foundIn(`${randomBytes(9).toString('hex')} Corner shop`)).toEqual(['Corner shop'])
})
