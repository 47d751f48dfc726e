import { describe, expect, it } from 'vitest'
import type { NewShop } from '../../shared/browser/engine-api.ts'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { checkPin } from '../../shared/keys/pin.ts'
import { device, eachTestHasDevice, engine, OWNER, world } from './first-device.ts'
import { loans, type TestDevice } from './test-world.ts'

const SHOP: NewShop = {
  shopName: 'دوکانی ئازاد',
  deviceName: 'Till 1',
  owner: { name: 'Azad', pin: '1234' },
  changes: [],
}
eachTestHasDevice('empty')

async function write(of: TestDevice, count = 3): Promise<void> {
  const store = await openShop(await of.boot())
  await store.mutate(async () => ({ changes: loans(count), made: { docs: 1, sums: { IQD: 1_000 }, at: 5 } }))
  store.close()
}

describe('a new shop', () => {
  it('engine 15: is founded offline, and says that it exists only here until the server has its key', async () => {
    world.wire = () => Promise.reject(new TypeError('offline'))
    await engine.createShop(SHOP)
    expect(await engine.status()).toMatchObject({ state: 'local', keyOnlyHere: true, hasAccount: false })
    expect((await (await device.boot()).state()).pendingKey).toHaveLength(32)
    await expect(engine.createAccount(OWNER)).rejects.toMatchObject({ code: 'network' })
    expect((await (await device.boot()).state()).pendingKey).toHaveLength(32)
    world.wire = (_path, _init, ask) => ask()
    await engine.createAccount(OWNER)
    expect(await engine.status()).toMatchObject({
      keyOnlyHere: false,
      hasAccount: true,
      signedIn: true,
      login: 'azad',
    })
    const state = await (await device.boot()).state()
    expect(state.pendingKey).toBeUndefined()
    expect(state.keys?.enc.extractable).toBe(false)
    await expect(engine.createShop(SHOP)).rejects.toMatchObject({ code: 'shop_exists' })
  })

  it('engine 16: an answer lost at sign-up is tried again with the same salt, and the password never leaves', async () => {
    await engine.createShop(SHOP)
    const bodies: string[] = []
    world.wire = async (_path, init, ask) => {
      bodies.push(JSON.stringify(init.body))
      await ask()
      throw new TypeError('the connection broke')
    }
    await expect(engine.createAccount(OWNER)).rejects.toMatchObject({ code: 'network' })
    world.wire = (_path, init, ask) => {
      bodies.push(JSON.stringify(init.body))
      return ask()
    }
    await engine.createAccount(OWNER)
    // The engine has backed up by itself, or does now: it is one backup.
    expect(await engine.backupNow()).toMatchObject({ number: 1 })
    expect(bodies.join()).not.toContain(OWNER.password)
  })

  it('engine 15, 22: what a killed founding left does not stop the next one', async () => {
    const boot = await device.boot()
    await boot.update(() => ({
      identity: {
        shopId: 'half',
        shopName: 'Half',
        deviceId: 'd',
        deviceName: 'D',
        lineage: 'l',
        letter: '',
        custody: 'managed',
        keyEpoch: 1,
      },
    }))
    await engine.createShop(SHOP)
    expect((await boot.state()).identity?.shopName).toBe(SHOP.shopName)
  })
})

describe('the second device', () => {
  it('engine 17, 26: gets key and letter by password alone, restores, and goes on with its own numbers', async () => {
    await engine.createShop(SHOP)
    await write(device)
    await engine.createAccount(OWNER)
    await engine.backupNow()
    const second = world.device()
    const other = second.engine()
    await expect(other.signIn({ ...OWNER, password: 'wrong', deviceName: 'Till 2' })).rejects.toMatchObject({
      code: 'wrong_login',
    })
    const joined = await other.signIn({ ...OWNER, deviceName: 'Till 2' })
    expect(joined.shopName).toBe(SHOP.shopName)
    const [row] = await other.listBackups()
    expect(await other.previewBackup(row!.snapshotId)).toMatchObject({
      nextNumber: 'INV-B0001',
      records: 5,
      totals: { owed: {}, cash: { IQD: 0, USD: 0 }, kept: { IQD: 0 }, loans: { USD: 0 } },
      stockMilli: 0,
    })
    await other.restoreBackup(row!.snapshotId)
    await other.checkRestored()
    expect(await other.status()).toMatchObject({ unchecked: false, hasAccount: true })
    expect((await other.listDevices()).map(({ letter, isThis }) => [letter, isThis])).toEqual([
      ['', false],
      ['B', true],
    ])
    await other.backupNow()
    device.use()
    await engine.wake('start')
    expect(await engine.status()).toMatchObject({ movedTo: { name: 'Till 2' } })
  })

  it('engine 20: a removed device keeps its name and what waits when its owner signs in on it again', async () => {
    await engine.createShop(SHOP)
    await engine.createAccount(OWNER)
    await engine.backupNow()
    const owner = world.device().engine()
    await owner.signIn({ ...OWNER, deviceName: 'Till 2' })
    const [first] = await owner.listDevices()
    await owner.confirmOwner(OWNER)
    await owner.revokeDevice(first?.deviceId ?? '')
    device.use()
    await write(device)
    expect(await engine.backupNow()).toMatchObject({
      kind: 'kept_here',
      waiting: 1,
      reason: 'device_revoked',
    })
    await engine.signIn({ ...OWNER, deviceName: 'A device' })
    expect(await engine.status()).toMatchObject({ signedIn: true, waiting: { docs: 1 } })
    expect((await engine.listDevices()).find(({ isThis }) => isThis)).toMatchObject({ name: SHOP.deviceName })
    await engine.backupNow()
    expect(await engine.status()).toMatchObject({ waiting: { docs: 0 } })
  })

  it('a shop without a backup can be joined all the same', async () => {
    await engine.createShop(SHOP)
    await engine.createAccount(OWNER)
    const second = world.device()
    await second.engine().signIn({ ...OWNER, deviceName: 'Till 2' })
    expect((await (await second.boot()).state()).active).toBe(1)
  })

  it('a device that holds another shop does not join', async () => {
    await engine.createShop(SHOP)
    await engine.createAccount(OWNER)
    const second = world.device()
    const other = second.engine()
    await other.createShop({ ...SHOP, shopName: 'Other' })
    await expect(other.signIn({ ...OWNER, deviceName: 'Till 2' })).rejects.toMatchObject({
      code: 'shop_mismatch',
    })
    expect((await (await second.boot()).state()).identity?.shopName).toBe('Other')
  })
})

describe('the recovery sheet and the PIN', () => {
  it('engine 15: a code counts once it was typed back, and then the raw key leaves the device', async () => {
    await engine.createShop(SHOP)
    await expect(engine.saveBackupFile()).rejects.toMatchObject({ code: 'no_slot' })
    const { code } = await engine.recoveryCode()
    expect(await engine.status()).toMatchObject({ keyOnlyHere: true, hasRecoveryCode: false })
    await expect(engine.confirmRecoveryCode(`${code.slice(0, -1)}?`)).rejects.toMatchObject({
      code: 'bad_recovery_code',
    })
    await engine.confirmRecoveryCode(code.toLowerCase().replaceAll('-', ' '))
    expect(await engine.status()).toMatchObject({ keyOnlyHere: false, hasRecoveryCode: true })
    await expect(engine.recoveryCode()).rejects.toMatchObject({ code: 'key_missing' })
    await engine.createAccount({ ...OWNER, code })
    expect(await engine.status()).toMatchObject({ hasAccount: true, hasRecoveryCode: true })
  })

  it('engine 16: a forgotten PIN is reset by the code or the password, offline too', async () => {
    await engine.createShop(SHOP)
    await engine.createAccount(OWNER)
    const { code } = await engine.recoveryCode({ password: OWNER.password })
    await engine.confirmRecoveryCode(code)
    world.wire = () => Promise.reject(new TypeError('offline'))
    await engine.resetPin({ code }, '9999')
    await engine.resetPin({ password: OWNER.password }, '8888')
    await expect(
      engine.resetPin({ code: (await engine.recoveryCode({ code })).code }, '7777'),
    ).rejects.toMatchObject({
      code: 'wrong_secret',
    })
    const boot = await device.boot()
    const store = await openShop(boot)
    const [owner] = await store.range('staff')
    store.close()
    expect(await checkPin((await boot.state()).keys!, '٨٨٨٨', owner!.pin)).toBe(true)
  })
})

describe('a backup file', () => {
  it('engine 15, 26: restores everything on an empty device without any server, by code or password', async () => {
    await engine.createShop(SHOP)
    await write(device, 400)
    await engine.createAccount(OWNER)
    world.wire = () => Promise.reject(new TypeError('offline'))
    const { name, blob } = await engine.saveBackupFile()
    expect(name).toMatch(/^sonic_دوکانی-ئازاد_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.sonicpos$/)
    const second = world.device()
    const other = second.engine()
    await expect(other.previewBackupFile(blob, { password: 'wrong' })).rejects.toMatchObject({
      code: 'wrong_secret',
    })
    const secret = { password: OWNER.password }
    const preview = await other.previewBackupFile(blob, secret)
    expect(preview).toMatchObject({ records: 402, shopName: SHOP.shopName })
    expect(preview.nextNumber).toMatch(/^INV-X[A-Z]{3}0001$/)
    await other.restoreBackupFile(blob, secret)
    expect((await other.checkRestored()).repaired).toBe(0)
    const store = await openShop(await second.boot())
    expect(await store.count('kaka_loans')).toBe(400)
    store.close()
    world.wire = (_path, _init, ask) => ask()
    await other.signIn({ ...OWNER, deviceName: 'Till 2' })
    expect((await (await second.boot()).state()).identity?.letter).toMatch(/^X[A-Z]{3}$/)
    expect(await other.backupNow()).toMatchObject({ number: 1 })
  })

  it('is refused when a byte of it was changed or it was cut off, and the shop stays', async () => {
    await engine.createShop(SHOP)
    await write(device, 200)
    await engine.createAccount(OWNER)
    const { blob } = await engine.saveBackupFile()
    const bytes = new Uint8Array(await blob.arrayBuffer())
    const secret = { password: OWNER.password }
    const changed = (at: number): Blob => {
      const bent = bytes.slice()
      bent[at] = (bent[at] ?? 0) ^ 4
      return new Blob([bent])
    }
    const refused = [
      [changed(bytes.length - 2_000), 'file_tampered'],
      [changed(bytes.length - 1), 'file_tampered'],
      [new Blob([bytes.slice(0, -5_000)]), 'file_truncated'],
      [new Blob([bytes.slice(0, -1)]), 'file_truncated'],
      [new Blob([bytes, 'x']), 'file_tampered'],
      [new Blob(['{}']), 'file_foreign'],
    ] as const
    for (const [file, code] of refused) {
      // Already at "look inside", whatever opens it; and by a restore that nobody looked inside before.
      await expect(engine.previewBackupFile(file, secret)).rejects.toMatchObject({ code })
      await expect(engine.previewBackupFile(file, { password: 'wrong' })).rejects.toMatchObject({ code })
      await expect(engine.restoreBackupFile(file, secret)).rejects.toMatchObject({ code })
    }
    await write(device, 201)
    expect(await engine.status()).toMatchObject({ restoreLeft: false })
  })

  it('is read to its end once to look inside and once to restore, and a big one tells how far', async () => {
    await engine.createShop(SHOP)
    await engine.createAccount(OWNER)
    const store = await openShop(await device.boot())
    for (let part = 0; part < 10; part += 1)
      await store.mutate(async () => ({ changes: loans(400, 2_400, part * 400) }))
    store.close()
    const { blob } = await engine.saveBackupFile()
    expect(blob.size).toBeGreaterThan(4 * 1024 * 1024)
    let read = 0
    const counted = new Proxy(blob, {
      get(target, name) {
        if (name !== 'stream') return Reflect.get(target, name) as unknown
        return () => {
          const count = (chunk: Uint8Array, to: TransformStreamDefaultController<Uint8Array>) => {
            read += chunk.length
            to.enqueue(chunk)
          }
          return target.stream().pipeThrough(new TransformStream({ transform: count }))
        }
      },
    })
    const secret = { password: OWNER.password }
    const told: number[] = []
    await engine.previewBackupFile(counted, secret, ({ done, total }) => told.push(done / total))
    expect(told.length).toBeGreaterThanOrEqual(2)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    // The head is read once more for the manifest.
    expect(read / blob.size).toBeLessThan(1.2)
    read = 0
    await engine.restoreBackupFile(counted, secret)
    expect(read).toBe(blob.size)
  })

  it('of another shop is refused', async () => {
    await engine.createShop(SHOP)
    await engine.createAccount(OWNER)
    const { blob } = await engine.saveBackupFile()
    const other = world.device().engine()
    await other.createShop({ ...SHOP, shopName: 'Other' })
    await expect(other.restoreBackupFile(blob, { password: OWNER.password })).rejects.toMatchObject({
      code: 'shop_mismatch',
    })
  })
})
