import { describe, expect, it } from 'vitest'
import { newRecoveryCode } from '../../shared/keys/recovery-code.ts'
import { device, eachTestHasDevice, engine, OWNER, SHOP, world } from './first-device.ts'

const NEW_PASSWORD = 'battery staple'

eachTestHasDevice('founded')

async function typedBack(secret?: { password: string }): Promise<string> {
  const { code } = await engine.recoveryCode(secret)
  await engine.confirmRecoveryCode(code)
  return code
}
const byCode = (code: string) => ({ login: OWNER.login, code, deviceName: 'Till 2' })
const offline = async (work: () => Promise<unknown>): Promise<void> => {
  world.wire = () => Promise.reject(new TypeError('offline'))
  await work()
  world.wire = (_path, _init, ask) => ask()
}

describe('the recovery code alone', () => {
  it('engine 16: joins the shop, restores it, and never reaches the server; no other device is signed out', async () => {
    await engine.createAccount(OWNER)
    const code = await typedBack({ password: OWNER.password })
    await engine.backupNow()
    const bodies: string[] = []
    world.wire = (_path, init, ask) => {
      bodies.push(JSON.stringify(init.body))
      return ask()
    }
    const third = world.device().engine()
    expect(await third.signInByCode(byCode(code.toLowerCase()))).toMatchObject({ shopName: SHOP.shopName })
    const [backup] = await third.listBackups()
    await third.restoreBackup(backup!.snapshotId)
    expect(bodies.join()).not.toContain(code.slice(0, 9))
    device.use()
    expect(await engine.listDevices()).toHaveLength(2)
  })

  it('works for a sheet from before the account, and for one that was typed back while offline', async () => {
    const first = await typedBack()
    await engine.createAccount({ ...OWNER, code: first })
    await world.device().engine().signInByCode(byCode(first))
    device.use()
    let second = ''
    await offline(async () => (second = await typedBack({ password: OWNER.password })))
    await expect(world.device().engine().signInByCode(byCode(second))).rejects.toMatchObject({
      code: 'recovery_unknown',
    })
    device.use()
    await engine.signIn({ ...OWNER, deviceName: 'Till 1' })
    await world.device().engine().signInByCode(byCode(second))
    await expect(world.device().engine().signInByCode(byCode(first))).rejects.toMatchObject({
      code: 'recovery_unknown',
    })
  })

  it('what proves it stays on the device no longer than until the server has it', async () => {
    const kept = async () => JSON.stringify((await (await device.boot()).state()).extra)
    const code = await typedBack()
    expect(await kept()).toContain('recoveryAuth')
    await engine.createAccount({ ...OWNER, code })
    expect(await kept()).not.toContain('recoveryAuth')
  })

  it('a mistyped code is told before anything is sent; a wrong one changes nothing', async () => {
    await engine.createAccount(OWNER)
    const code = await typedBack({ password: OWNER.password })
    const other = world.device().engine()
    world.takeRequests()
    await expect(other.signInByCode(byCode(code.slice(1)))).rejects.toMatchObject({
      code: 'bad_recovery_code',
    })
    expect(world.takeRequests()).toEqual([])
    await expect(other.signInByCode(byCode(newRecoveryCode()))).rejects.toMatchObject({
      code: 'recovery_unknown',
    })
    expect(await other.status()).toMatchObject({ hasAccount: false, signedIn: false })
  })

  it('a device that holds another shop keeps it', async () => {
    await engine.createAccount(OWNER)
    const code = await typedBack({ password: OWNER.password })
    const other = world.device().engine()
    await other.createShop({ ...SHOP, shopName: 'Other shop' })
    await expect(other.signInByCode(byCode(code))).rejects.toMatchObject({ code: 'shop_mismatch' })
    expect(await other.status()).toMatchObject({ hasAccount: false })
  })
})

describe('a forgotten password', () => {
  it('engine 15: is replaced by the recovery code; the key opens by the new one, and by the code still', async () => {
    await engine.createAccount(OWNER)
    const code = await typedBack({ password: OWNER.password })
    const third = world.device().engine()
    await third.signInByCode(byCode(code))
    await third.changePassword({ code, newPassword: NEW_PASSWORD })
    const fourth = world.device().engine()
    await fourth.signIn({ login: OWNER.login, password: NEW_PASSWORD, deviceName: 'Till 4' })
    for (const secret of [{ password: NEW_PASSWORD }, { code }])
      expect(await fourth.recoveryCode(secret)).toMatchObject({ code: expect.any(String) })
    device.use()
    await expect(engine.signIn({ ...OWNER, deviceName: 'Till 1' })).rejects.toMatchObject({
      code: 'wrong_login',
    })
  })

  it('after a lost answer the same code and password settle it', async () => {
    await engine.createAccount(OWNER)
    const code = await typedBack({ password: OWNER.password })
    world.wire = async (path, _init, ask) => {
      const answer = await ask()
      if (path === '/api/owner/password') throw new TypeError('the connection broke')
      return answer
    }
    const change = { code, newPassword: NEW_PASSWORD }
    await expect(engine.changePassword(change)).rejects.toMatchObject({ code: 'network' })
    world.wire = (_path, _init, ask) => ask()
    await engine.changePassword(change)
    await engine.signIn({ login: OWNER.login, password: NEW_PASSWORD, deviceName: 'Till 1' })
  })
})
