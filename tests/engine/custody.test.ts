import { describe, expect, it } from 'vitest'
import type { Engine } from '../../shared/browser/engine.ts'
import { goOn, type GoOnStep } from '../../shared/browser/custody/go-on.ts'
import { beginSwitch } from '../../shared/browser/custody/switch-custody.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { checkPin } from '../../shared/keys/pin.ts'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { device, eachTestHasDevice, engine, OWNER, world } from './first-device.ts'
import { contentsOf, loans, type Context, type TestDevice } from './test-world.ts'

eachTestHasDevice('signed up')

/** Sells `count` times on this device. */
async function sell(of: TestDevice, count = 3, from = 0): Promise<void> {
  const store = await openShop(await of.boot())
  await store.mutate(async () => ({
    changes: loans(count, 300, from),
    made: { docs: count, sums: { IQD: 1_000 * count }, at: 5 },
  }))
  store.close()
}

async function contents(of: TestDevice): Promise<string[]> {
  const store = await openShop(await of.boot())
  return contentsOf(store).finally(() => store.close())
}

async function stateOf(of: TestDevice) {
  return (await of.boot()).state()
}

/** The shop of `device` is private afterwards; the code that opens it. */
async function goPrivate(): Promise<string> {
  const { code } = await engine.prepareCustody(OWNER)
  await engine.switchToPrivate({ ...OWNER, code })
  return code
}

describe('private custody', () => {
  it('engine 35: a new key, a new epoch, everything sent and fetched back, and the server has nothing of before', async () => {
    await sell(device, 120)
    await engine.backupNow()
    const before = await contents(device)
    expect(await engine.custodyCost()).toMatchObject({ backups: 1, devices: 0, files: 0 })
    const steps: string[] = []
    const { code } = await engine.prepareCustody(OWNER)
    expect(await engine.custody()).toMatchObject({
      custody: 'managed',
      underway: { step: 'prepared', serverReads: 'everything' },
    })
    await engine.switchToPrivate({ ...OWNER, code }, ({ step }) => steps.push(step))
    expect(new Set(steps)).toEqual(
      new Set(['progress.rekey', 'progress.send', 'progress.check', 'progress.purge']),
    )
    expect(await engine.custody()).toEqual({ custody: 'private' })
    expect(await contents(device)).toEqual(before)
    const [row, ...older] = await engine.listBackups()
    expect([row?.number, older]).toEqual([2, []])
    await expect(engine.custodyCost()).rejects.toMatchObject({ code: 'custody_private' })
    const { keys, pendingKey, keyChange, identity } = await stateOf(device)
    expect([pendingKey, keyChange, identity?.keyEpoch]).toEqual([undefined, undefined, 2])
    expect(keys?.id.extractable).toBe(false)
  })

  it('engine 23: a backup is checked by parts that the device fetched back', async () => {
    await goPrivate()
    await sell(device, 30)
    const { device: tab } = await device.context()
    await backupNow(tab)
    expect((await engine.status()).state).toBe('stored')
    await runOnce(tab, 'timer')
    expect((await engine.status()).state).toBe('checked')
    await runOnce(tab, 'timer')
    expect((await engine.status()).state).toBe('checked')
  })

  it('what was typed is tried on both slots before anything begins', async () => {
    const { code } = await engine.prepareCustody(OWNER)
    const { code: second } = await engine.prepareCustody(OWNER)
    world.takeRequests()
    const wrong = [
      [{ ...OWNER, code }, 'wrong_secret'],
      [{ ...OWNER, code: `${second}X` }, 'bad_recovery_code'],
      [{ password: 'another', code: second }, 'wrong_secret'],
    ] as const
    for (const [typed, refused] of wrong)
      await expect(engine.switchToPrivate(typed)).rejects.toMatchObject({ code: refused })
    expect(world.takeRequests().filter((request) => request.includes('custody'))).toEqual([])
    await engine.cancelCustody()
    await expect(engine.switchToPrivate({ ...OWNER, code: second })).rejects.toMatchObject({
      code: 'no_slot',
    })
    await expect(engine.prepareCustody({ password: 'another' })).rejects.toMatchObject({
      code: 'wrong_login',
    })
  })

  it('nothing says that it is done before the server has said that it deleted what was before', async () => {
    await sell(device)
    const { code } = await engine.prepareCustody(OWNER)
    world.wire = (path, _init, ask) =>
      path === '/api/custody/done' ? Promise.reject(new TypeError('offline')) : ask()
    await expect(engine.switchToPrivate({ ...OWNER, code })).rejects.toMatchObject({ code: 'network' })
    expect((await engine.status()).custody).toMatchObject({
      custody: 'private',
      underway: { step: 'purging', serverReads: 'older', problem: 'network' },
    })
    expect((await stateOf(device)).keyChange?.raw).toBeUndefined()
    world.wire = (_path, _init, ask) => ask()
    await engine.resumeCustody()
    expect((await engine.status()).custody).toEqual({ custody: 'private' })
  })

  it('PINs go on, here and on a device that restores', async () => {
    const code = await goPrivate()
    await engine.backupNow()
    const other = world.device()
    const second = other.engine()
    await second.signInByCode({ login: OWNER.login, code, deviceName: 'Till 2' })
    const [row] = await second.listBackups()
    await second.restoreBackup(row!.snapshotId)
    for (const of of [device, other]) {
      const store = await openShop(await of.boot())
      const [owner] = await store.range('staff')
      const { keys } = await stateOf(of)
      expect(await checkPin(keys!, '1234', owner!.pin)).toBe(true)
      expect(await checkPin(keys!, '1235', owner!.pin)).toBe(false)
      store.close()
    }
  })
})

describe('a private shop', () => {
  it('engine 16, 17: a new device restores it by the password alone, or by the code alone', async () => {
    await sell(device, 40)
    const code = await goPrivate()
    const before = await contents(device)
    for (const by of ['password', 'code'] as const) {
      const other = world.device()
      const joined = other.engine()
      await (by === 'code'
        ? joined.signInByCode({ login: OWNER.login, code, deviceName: by })
        : joined.signIn({ ...OWNER, deviceName: by }))
      const [row] = await joined.listBackups()
      await joined.restoreBackup(row!.snapshotId)
      expect(await contents(other)).toEqual(before)
    }
  })

  it('a new password sends nothing again; the file opens by it and by the code, and not by the old one', async () => {
    await sell(device, 40)
    const code = await goPrivate()
    world.takeRequests()
    await engine.changePassword({ password: OWNER.password, newPassword: 'battery staple' })
    const sent = world
      .takeRequests()
      .filter((request) => /^(PUT|POST) .api.backups(.objects)?$/.test(request))
    expect(sent).toEqual([])
    const { blob } = await engine.saveBackupFile()
    const empty = world.device().engine()
    for (const secret of [{ password: 'battery staple' }, { code }])
      expect(await empty.previewBackupFile(blob, secret)).toMatchObject({ collections: { kaka_loans: 40 } })
    await expect(empty.previewBackupFile(blob, { password: OWNER.password })).rejects.toMatchObject({
      code: 'wrong_secret',
    })
    const other = world.device().engine()
    await other.signIn({ login: OWNER.login, password: 'battery staple', deviceName: 'Till 2' })
    expect(await other.listBackups()).toHaveLength(1)
  })

  it('a new recovery sheet counts, and the one before does not', async () => {
    const code = await goPrivate()
    const { code: next } = await engine.recoveryCode({ password: OWNER.password })
    await engine.confirmRecoveryCode(next)
    const account = { login: OWNER.login, deviceName: 'Till 2' }
    await expect(
      world
        .device()
        .engine()
        .signInByCode({ ...account, code }),
    ).rejects.toMatchObject({
      code: 'recovery_unknown',
    })
    const other = world.device().engine()
    await other.signInByCode({ ...account, code: next })
    expect(await other.listBackups()).toHaveLength(1)
  })

  it('a device joins it by the QR code alone, and by the typed code with a secret', async () => {
    await sell(device, 5)
    const code = await goPrivate()
    await engine.confirmOwner(OWNER)
    const shown = await engine.createPairing({ password: OWNER.password })
    expect(shown.needs).toEqual({ typed: true, scanned: false })
    const scanned = world.device().engine()
    const address = `https://shop.example/${shown.fragment.startsWith('#') ? '' : '#'}${shown.fragment}`
    await scanned.joinByPairing({ pairing: address, deviceName: 'Till 2' })
    expect(await scanned.listBackups()).toHaveLength(1)
    device.use()
    const typed = await engine.createPairing()
    const other = world.device().engine()
    const joining = { pairing: typed.code, deviceName: 'Till 3' }
    await expect(other.joinByPairing(joining)).rejects.toMatchObject({ code: 'key_missing' })
    await other.joinByPairing({ ...joining, secret: { code } })
    expect(await other.listBackups()).toHaveLength(1)
  })

  it('a file of before is refused here, and a device without a shop opens it and then signs in', async () => {
    await sell(device, 20)
    const { code: former } = await engine.recoveryCode({ password: OWNER.password })
    await engine.confirmRecoveryCode(former)
    const { blob } = await engine.saveBackupFile()
    await goPrivate()
    const secret = { password: OWNER.password }
    await expect(engine.restoreBackupFile(blob, secret)).rejects.toMatchObject({ code: 'file_former_key' })
    const other = world.device()
    const second = other.engine()
    await second.restoreBackupFile(blob, secret)
    const before = await contents(other)
    await second.signIn({ ...OWNER, deviceName: 'Till 2' })
    const { device: tab } = await other.context()
    await goOn(tab, { whenBusy: 'wait' })
    await backupNow(tab)
    expect(await contents(other)).toEqual(before)
    expect((await stateOf(other)).identity).toMatchObject({ custody: 'private', keyEpoch: 2 })
    expect(await second.listBackups()).toHaveLength(2)
  })
})

/** A second device of the shop with work of its own; it has not heard of the switch yet. */
async function secondDevice(): Promise<{ other: TestDevice; second: Engine }> {
  await sell(device, 10)
  await engine.backupNow()
  const other = world.device()
  const second = other.engine()
  await second.signIn({ ...OWNER, deviceName: 'Till 2' })
  const [row] = await second.listBackups()
  await second.restoreBackup(row!.snapshotId)
  await sell(other, 5, 500)
  return { other, second }
}

describe('the other devices of a shop that became private', () => {
  it('go on selling, are told to join again, and everything of theirs is sent under the new key', async () => {
    const { other, second } = await secondDevice()
    device.use()
    await goPrivate()
    other.use()
    const before = await contents(other)
    expect(await second.backupNow()).toMatchObject({ kind: 'kept_here', reason: 'key_replaced' })
    expect(await second.status()).toMatchObject({
      state: 'needs_you',
      problem: 'key_replaced',
      signedIn: false,
    })
    await sell(other, 2, 600)
    expect((await second.saveBackupFile()).blob.size).toBeGreaterThan(0)
    await second.signIn({ ...OWNER, deviceName: 'Till 2' })
    const { device: tab } = await other.context()
    await goOn(tab, { whenBusy: 'wait' })
    expect((await second.status()).waiting.docs).toBe(7)
    await backupNow(tab)
    expect(await second.status()).toMatchObject({ waiting: { docs: 0 }, custody: { custody: 'private' } })
    expect(await contents(other)).toHaveLength(before.length + 2)
    const store = await openShop(await other.boot())
    const [owner] = await store.range('staff')
    expect(await checkPin((await stateOf(other)).keys!, '1234', owner!.pin)).toBe(true)
    store.close()
  })

  it('joins again by the new code alone', async () => {
    const { other, second } = await secondDevice()
    device.use()
    const code = await goPrivate()
    other.use()
    await second.signInByCode({ login: OWNER.login, code, deviceName: 'Till 2' })
    const { device: tab } = await other.context()
    await goOn(tab, { whenBusy: 'wait' })
    await backupNow(tab)
    expect(await second.status()).toMatchObject({ waiting: { docs: 0 } })
  })
})

const STEPS: readonly (GoOnStep | `begin ${1 | 2 | 3 | 4}`)[] = [
  'begin 1',
  'begin 2',
  'begin 3',
  'begin 4',
  1,
  2,
  'flip 1',
  'flip 2',
  3,
  4,
  5,
  6,
  'flip 5',
  'flip 4',
  'tidy',
  'send',
  'check',
  'purge',
  'end',
]

/** Switches in a tab that is killed before this step, after a sale in another tab when that is possible. */
async function killedAt(tab: Context, at: (typeof STEPS)[number], code: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (step: (typeof STEPS)[number]): Promise<void> | void => {
      if (step !== at) return
      tab.kill()
      resolve()
      return new Promise(() => undefined)
    }
    beginSwitch(tab.device, { ...OWNER, code }, { onBeginStep: (step) => stop(`begin ${step}`) })
      .then(() => goOn(tab.device, { onStep: stop, whenBusy: 'wait' }))
      .then(() => reject(new Error(`it never came to ${at}`)), reject)
  })
}

describe('a switch that is killed', () => {
  it.each(STEPS)('engine 35: before %s loses nothing, and a second try goes on to the end', async (step) => {
    await sell(device, 60)
    await engine.backupNow()
    await sell(device, 3, 100)
    const { code } = await engine.prepareCustody(OWNER)
    await killedAt(await device.context(), step, code)
    const { device: next } = await device.context()
    await runOnce(next, 'start')
    await sell(device, 2, 200)
    const before = await contents(device)
    if ((await stateOf(device)).keyChange?.step === 'prepared') await beginSwitch(next, { ...OWNER, code })
    await goOn(next, { whenBusy: 'wait' })
    expect(await contents(device)).toEqual(before)
    expect(before.filter((line) => line.startsWith('kaka_loans'))).toHaveLength(65)
    await backupNow(next)
    expect(await engine.status()).toMatchObject({ waiting: { docs: 0 }, custody: { custody: 'private' } })
    expect((await engine.custody()).underway).toBeUndefined()
    const other = world.device().engine()
    await other.signInByCode({ login: OWNER.login, code, deviceName: 'Till 2' })
    expect(await other.listBackups()).not.toHaveLength(0)
  })
})
