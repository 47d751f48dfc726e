import { describe, expect, it } from 'vitest'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { offerReset } from '../../server/accounts/offer-reset.ts'
import { device, eachTestHasDevice, engine, OWNER, SHOP, world } from './first-device.ts'
import { loans, type TestDevice } from './test-world.ts'

const NEW = { login: 'azad', password: 'battery staple' }
const CHANGE = { password: OWNER.password, newPassword: NEW.password }

eachTestHasDevice('signed up')

async function write(of: TestDevice, count = 3): Promise<void> {
  const store = await openShop(await of.boot())
  await store.mutate(async () => ({ changes: loans(count), made: { docs: 1, sums: { IQD: 1_000 }, at: 5 } }))
  store.close()
}

/** The answer to the change gets lost after the server has stored it. */
function loseAnswer(): void {
  world.wire = async (path, _init, ask) => {
    const answer = await ask()
    if (path === '/api/owner/password') throw new TypeError('the connection broke')
    return answer
  }
}

describe('a forgotten password', () => {
  const forgotten = async () => ({
    login: OWNER.login,
    code: (await offerReset(world.server.storage, OWNER.login, world.server.clock.now)).code,
    newPassword: NEW.password,
    deviceName: 'Till 2',
  })

  it('engine 16, 17: the operator’s code sets a new one, which opens the key here and on the next device', async () => {
    const { code } = await engine.recoveryCode({ password: OWNER.password })
    await engine.confirmRecoveryCode(code)
    const bodies: string[] = []
    world.wire = (_path, init, ask) => {
      bodies.push(JSON.stringify(init.body))
      return ask()
    }
    await engine.claimReset(await forgotten())
    expect(bodies.join()).not.toContain(NEW.password)
    await engine.resetPin({ password: NEW.password }, '9999')
    await engine.resetPin({ code }, '8888')
    expect(await engine.status()).toMatchObject({ signedIn: true, hasRecoveryCode: true })
    const other = world.device().engine()
    await other.signIn({ ...NEW, deviceName: 'Till 3' })
    for (const secret of [{ password: NEW.password }, { code }])
      expect(await other.recoveryCode(secret)).toMatchObject({ code: expect.any(String) })
  })

  it('a device that the shop does not know joins by it; the older one has to sign in again', async () => {
    await engine.backupNow()
    const other = world.device().engine()
    expect(await other.claimReset(await forgotten())).toMatchObject({ shopName: SHOP.shopName })
    expect(await other.listBackups()).toHaveLength(1)
    device.use()
    await expect(engine.listDevices()).rejects.toMatchObject({ code: 'token_unknown' })
  })

  it('a device that holds another shop keeps it, and the code counts still', async () => {
    const reset = await forgotten()
    const other = world.device().engine()
    await other.createShop({ ...SHOP, shopName: 'Other shop' })
    await expect(other.claimReset(reset)).rejects.toMatchObject({ code: 'shop_mismatch' })
    expect(await world.device().engine().claimReset(reset)).toMatchObject({ shopName: SHOP.shopName })
  })

  it('engine 15: a slot that did not reach the server is put by the next sign-in', async () => {
    world.wire = (path, _init, ask) =>
      path === '/api/key-slots' ? Promise.reject(new TypeError('offline')) : ask()
    await engine.claimReset(await forgotten())
    expect(await engine.recoveryCode({ password: NEW.password })).toMatchObject({ code: expect.any(String) })
    world.wire = (_path, _init, ask) => ask()
    await engine.signIn({ ...NEW, deviceName: 'Till 1' })
    const state = await (await device.boot()).state()
    const stored = await world.server.storage.accounts.slots(state.identity!.shopId, 1)
    expect(stored.map((text) => (JSON.parse(text) as { kind: string }).kind)).toEqual(['password'])
    expect(state.slots).toEqual(stored.map((text) => JSON.parse(text) as object))
  })

  it('a wrong code changes nothing', async () => {
    const reset = { ...(await forgotten()), code: 'ABCD-EFGH-JKMN-PQRS' }
    await expect(engine.claimReset(reset)).rejects.toMatchObject({ code: 'reset_unknown' })
    expect(await engine.status()).toMatchObject({ signedIn: true })
    await engine.signIn({ ...OWNER, deviceName: 'Till 1' })
  })
})

describe('changing the password', () => {
  it('engine 15, 16: nothing of it leaves the device, nothing is sent again, and the key opens by the new one only', async () => {
    await write(device, 50)
    await engine.backupNow()
    const bodies: string[] = []
    world.wire = (_path, init, ask) => {
      bodies.push(JSON.stringify(init.body))
      return ask()
    }
    world.takeRequests()
    await engine.changePassword(CHANGE)
    for (const hidden of [OWNER.password, NEW.password]) expect(bodies.join()).not.toContain(hidden)
    expect(world.takeRequests().filter((line) => line.includes('objects'))).toEqual([])
    expect(await engine.backupNow()).toMatchObject({ kind: 'nothing_new' })
    await expect(engine.resetPin({ password: OWNER.password }, '9999')).rejects.toMatchObject({
      code: 'wrong_login',
    })
    await engine.resetPin({ password: NEW.password }, '9999')
    const other = world.device().engine()
    await expect(other.signIn({ ...OWNER, deviceName: 'Till 2' })).rejects.toMatchObject({
      code: 'wrong_login',
    })
    await other.signIn({ ...NEW, deviceName: 'Till 2' })
    expect(await other.listBackups()).toHaveLength(1)
  })

  it('engine 20: another device has to sign in again, and keeps its name, its line and what waits', async () => {
    await engine.backupNow()
    const before = (await (await device.boot()).state()).identity
    const owner = world.device().engine()
    await owner.signIn({ ...OWNER, deviceName: 'Till 2' })
    await owner.changePassword(CHANGE)
    expect(await owner.status()).toMatchObject({ signedIn: true })
    device.use()
    await write(device)
    await engine.backupNow()
    expect(await engine.status()).toMatchObject({ problem: 'token_unknown', waiting: { docs: 1 } })
    await engine.signIn({ ...NEW, deviceName: 'Another name' })
    await engine.backupNow()
    expect(await engine.status()).toMatchObject({ signedIn: true, waiting: { docs: 0 } })
    expect((await (await device.boot()).state()).identity).toEqual(before)
  })

  it('a lost answer is settled by the same two passwords, and the sheet’s code goes on opening', async () => {
    const { code } = await engine.recoveryCode({ password: OWNER.password })
    await engine.confirmRecoveryCode(code)
    loseAnswer()
    await expect(engine.changePassword(CHANGE)).rejects.toMatchObject({ code: 'network' })
    world.wire = (_path, _init, ask) => ask()
    await engine.changePassword(CHANGE)
    await engine.resetPin({ password: NEW.password }, '8888')
    await engine.resetPin({ code }, '7777')
    expect(await engine.status()).toMatchObject({ signedIn: true, hasRecoveryCode: true })
  })

  it('after a lost answer the new password can be changed on at once', async () => {
    loseAnswer()
    await expect(engine.changePassword(CHANGE)).rejects.toMatchObject({ code: 'network' })
    world.wire = (_path, _init, ask) => ask()
    await engine.changePassword({ password: NEW.password, newPassword: 'third' })
    await engine.resetPin({ password: 'third' }, '8888')
    expect(await engine.status()).toMatchObject({ signedIn: true })
  })

  it('a wrong or offline try changes nothing', async () => {
    await expect(engine.changePassword({ ...CHANGE, password: 'wrong' })).rejects.toMatchObject({
      code: 'wrong_login',
    })
    world.wire = () => Promise.reject(new TypeError('offline'))
    await expect(engine.changePassword(CHANGE)).rejects.toMatchObject({ code: 'network' })
    world.wire = (_path, _init, ask) => ask()
    expect(await engine.status()).toMatchObject({ signedIn: true })
    await world
      .device()
      .engine()
      .signIn({ ...OWNER, deviceName: 'Till 2' })
  })

  it('engine 15: a sheet that waited to be sent does not bring the old password’s slot back', async () => {
    const second = world.device()
    const other = second.engine()
    await other.signIn({ ...OWNER, deviceName: 'Till 2' })
    const { code } = await other.recoveryCode({ password: OWNER.password })
    world.wire = () => Promise.reject(new TypeError('offline'))
    await other.confirmRecoveryCode(code)
    world.wire = (_path, _init, ask) => ask()
    device.use()
    await engine.changePassword(CHANGE)
    second.use()
    await other.signIn({ ...NEW, deviceName: 'Till 2' })
    const third = world.device().engine()
    await third.signIn({ ...NEW, deviceName: 'Till 3' })
    for (const secret of [{ code }, { password: NEW.password }])
      expect(await third.recoveryCode(secret)).toMatchObject({ code: expect.any(String) })
  })
})
