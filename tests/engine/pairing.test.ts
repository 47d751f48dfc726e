import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../shared/browser/engine.ts'
import { newRecoveryCode } from '../../shared/keys/recovery-code.ts'
import { recoverySlot, type KeySlot } from '../../shared/keys/slots.ts'
import type { SignedIn } from '../contract/test-server.ts'
import { backupsOf, World, type TestDevice } from './test-world.ts'

let world: World
let first: TestDevice
let owner: Engine
let second: TestDevice
let joining: Engine

beforeEach(() => {
  world = new World()
})
afterEach(() => world.close())

/** A shop on its first device, and a second device that knows nothing yet. */
async function begin(shop: SignedIn, slots?: readonly KeySlot[]): Promise<void> {
  first = world.device()
  await first.found(shop, { custody: slots === undefined ? 'managed' : 'private' })
  await (await first.boot()).update(() => ({ slots: slots ?? [] }))
  owner = first.engine()
  await owner.backupNow()
  await world.server.confirmOwner(shop)
  second = world.device()
  joining = second.engine()
}

const claims = () => world.takeRequests().filter((request) => request.endsWith('/pairings/claim')).length

describe('pairing in managed custody', () => {
  beforeEach(async () => begin(await world.server.signUp()))

  it('engine 17, 26: whoever types the code goes on as after a sign-in, with letter, key and login', async () => {
    expect(await owner.pairingNeedsSecret()).toBe(false)
    const shown = await owner.createPairing()
    expect(shown).toMatchObject({ needs: { typed: false, scanned: false } })
    expect(shown.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(await owner.shownPairing()).toEqual({ expiresAt: shown.expiresAt })
    const typed = ` ${shown.code.toLowerCase().replace('-', ' ')}`
    const joined = await joining.joinByPairing({ pairing: typed, deviceName: 'Till 2' })
    expect(joined).toEqual({ shopId: first.shop?.shopId, shopName: 'Shop of tests' })
    expect(await owner.shownPairing()).toEqual({ expiresAt: shown.expiresAt, joined: 'Till 2' })
    const state = await (await second.boot()).state()
    expect(state.identity).toMatchObject({ letter: 'B', deviceName: 'Till 2', login: first.shop?.login })
    expect(state.keys?.enc.extractable).toBe(false)
    expect(await joining.status()).toMatchObject({ signedIn: true, hasAccount: true, keyOnlyHere: false })
    const [row] = await joining.listBackups()
    await joining.restoreBackup(row?.snapshotId ?? '')
    expect(await joining.checkRestored()).toMatchObject({ repaired: 0 })
  })

  it('a scanned address does it alone; the code lets one device in', async () => {
    const { fragment } = await owner.createPairing()
    const pairing = `https://shop.example/pair#${fragment}`
    await joining.joinByPairing({ pairing, deviceName: 'Till 2' })
    const third = world.device().engine()
    await expect(third.joinByPairing({ pairing, deviceName: 'Till 3' })).rejects.toMatchObject({
      code: 'pairing_unknown',
    })
  })

  it('is shown only to the confirmed owner, and can be taken back', async () => {
    const { code } = await owner.createPairing()
    await owner.withdrawPairing()
    expect(await owner.shownPairing()).toBeUndefined()
    await expect(joining.joinByPairing({ pairing: code, deviceName: 'Till 2' })).rejects.toMatchObject({
      code: 'pairing_unknown',
    })
    world.server.clock.now += 600_000
    await expect(owner.createPairing()).rejects.toMatchObject({ code: 'owner_needed' })
  })

  it('after an answer that was lost the same code goes on, and so does another one: there is no second device', async () => {
    const { code } = await owner.createPairing()
    world.wire = async (_path, _init, ask) => {
      await ask()
      throw new TypeError('the connection broke')
    }
    const device = { pairing: code, deviceName: 'Till 2' }
    await expect(joining.joinByPairing(device)).rejects.toMatchObject({ code: 'network' })
    world.wire = (_path, _init, ask) => ask()
    expect((await (await second.boot()).state()).identity).toBeUndefined()
    await joining.joinByPairing(device)
    expect(await joining.status()).toMatchObject({ signedIn: true })
    expect(await owner.listDevices()).toHaveLength(2)
  })

  it('a device that could not finish with one code is the same device with the next', async () => {
    const { code } = await owner.createPairing()
    world.wire = async (_path, _init, ask) => {
      await ask()
      throw new TypeError('the connection broke')
    }
    await expect(joining.joinByPairing({ pairing: code, deviceName: 'Till 2' })).rejects.toMatchObject({
      code: 'network',
    })
    world.wire = (_path, _init, ask) => ask()
    const next = await owner.createPairing()
    await joining.joinByPairing({ pairing: next.code, deviceName: 'Counter' })
    expect(await owner.listDevices()).toMatchObject([{ isThis: true }, { name: 'Counter', letter: 'B' }])
  })

  it('what is no code never reaches the server', async () => {
    world.takeRequests()
    await expect(joining.joinByPairing({ pairing: 'ABC', deviceName: 'Till 2' })).rejects.toMatchObject({
      code: 'pairing_unknown',
    })
    expect(claims()).toBe(0)
  })

  it('a device that holds another shop does not join', async () => {
    const { code } = await owner.createPairing()
    await second.found(await world.server.signUp())
    const before = (await (await second.boot()).state()).identity
    await expect(joining.joinByPairing({ pairing: code, deviceName: 'Till 2' })).rejects.toMatchObject({
      code: 'shop_mismatch',
    })
    expect((await (await second.boot()).state()).identity).toEqual(before)
    expect(await owner.listDevices()).toHaveLength(1)
    expect(await owner.shownPairing()).not.toHaveProperty('joined')
  })

  it('engine 26: a series that is taken is drawn anew, with the same code', async () => {
    const taken = await owner.createPairing()
    const third = world.device()
    await third.join(first)
    const { shopId, shopName, keyEpoch, custody } = (await (await third.boot()).state()).identity!
    for (const [device, pairing] of [
      [third, taken],
      [second, undefined],
    ] as const) {
      const boot = await device.boot()
      const deviceId = `own-${device === third ? 'third' : 'second'}`
      const identity = { shopId, shopName, keyEpoch, custody, deviceId, deviceName: 'Own', lineage: deviceId }
      await boot.update(() => ({ identity: { ...identity, letter: 'XABC' }, keys: first.shop!.keys }))
      const { code } = pairing ?? (await owner.createPairing())
      await device.engine().joinByPairing({ pairing: code, deviceName: 'Own' })
    }
    const letters = (await world.server.storage.accounts.devices(shopId)).map(({ letter }) => letter)
    expect(letters).toContain('XABC')
    expect(letters.filter((letter) => /^X[A-Z]{3}$/.test(letter))).toHaveLength(2)
  })
})

describe('pairing in private custody', () => {
  let code: string
  let bodies: string[]

  beforeEach(async () => {
    const shop = await world.server.signUp({ key: undefined })
    code = newRecoveryCode()
    const slot = await recoverySlot(shop.raw, { shopId: shop.shopId, keyEpoch: 1 }, code)
    const put = { auth: shop.auth, slots: [slot] }
    expect((await world.server.ask('PUT', '/api/key-slots', { token: shop.token, json: put })).status).toBe(
      204,
    )
    await begin(shop, [slot])
    bodies = []
    world.wire = async (_path, init, ask) => {
      const answer = await ask()
      bodies.push(JSON.stringify(init.body ?? ''), await answer.clone().text())
      return answer
    }
  })

  it('engine 35: the QR code alone opens the key, and its secret never reaches the server', async () => {
    expect(await owner.pairingNeedsSecret()).toBe(true)
    const { fragment, needs } = await owner.createPairing({ code })
    expect(needs).toEqual({ typed: true, scanned: false })
    await joining.joinByPairing({ pairing: fragment, deviceName: 'Till 2' })
    const [row] = await joining.listBackups()
    await joining.restoreBackup(row?.snapshotId ?? '')
    expect((await (await second.boot()).state()).identity).toMatchObject({ custody: 'private' })
    const secret = fragment.split('.')[1] ?? ''
    expect(secret).toHaveLength(27)
    const raw = Buffer.from(first.shop!.raw).toString('base64url')
    for (const hidden of [secret, raw]) expect(bodies.join()).not.toContain(hidden)
  })

  it('engine 35: a typed code needs the recovery code too, and stays this device’s until it is right', async () => {
    const shown = await owner.createPairing()
    expect(shown.needs).toEqual({ typed: true, scanned: true })
    const device = { pairing: shown.code, deviceName: 'Till 2' }
    world.takeRequests()
    await expect(joining.joinByPairing(device)).rejects.toMatchObject({ code: 'key_missing' })
    expect((await (await second.boot()).state()).identity).toBeUndefined()
    const wrong = { ...device, secret: { code: newRecoveryCode() } }
    await expect(joining.joinByPairing(wrong)).rejects.toMatchObject({ code: 'wrong_secret' })
    await joining.joinByPairing({ ...device, secret: { code } })
    expect(claims()).toBe(1)
    expect(await joining.status()).toMatchObject({ signedIn: true, hasRecoveryCode: true })
    expect(await joining.listBackups()).toHaveLength((await backupsOf(world, first.shop!)).length)
  })

  it('engine 20: a device that has the shop’s keys needs no secret, and keeps its letter and what waits', async () => {
    const { fragment } = await owner.createPairing({ code })
    await joining.joinByPairing({ pairing: fragment, deviceName: 'Till 2' })
    await joining.signOut()
    const again = await owner.createPairing()
    await joining.joinByPairing({ pairing: again.code, deviceName: 'Another name' })
    expect((await (await second.boot()).state()).identity).toMatchObject({
      letter: 'B',
      deviceName: 'Till 2',
    })
    expect(await joining.status()).toMatchObject({ signedIn: true })
  })

  it('a wrong secret shows no code', async () => {
    world.takeRequests()
    await expect(owner.createPairing({ code: newRecoveryCode() })).rejects.toMatchObject({
      code: 'wrong_secret',
    })
    expect(world.takeRequests().filter((request) => request.includes('pairings'))).toEqual([])
  })
})
