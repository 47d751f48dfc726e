import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSnapshot } from '../../tests/contract/made-shop.ts'
import {
  createTestServer,
  refusal,
  type SignedIn,
  type TestServer,
} from '../../tests/contract/test-server.ts'

let server: TestServer
let [mine, other]: SignedIn[] = []
beforeEach(async () => {
  server = createTestServer()
  mine = await server.signUp()
  other = await server.signUp()
})
afterEach(() => server.close())

async function backUp(shop: SignedIn): Promise<void> {
  const { frames, objects } = await makeSnapshot(shop, { collections: { kaka_users: ['a'] } })
  const { token } = shop
  const answer = await server.ask('POST', '/api/backups', { token, frames: [...frames, ...objects] })
  expect(answer.status).toBe(201)
}

describe('removing a device', () => {
  it.each([
    ['that owns nothing', async () => {}],
    ['that has backups', async () => backUp(other!)],
  ])('D3: an owner cannot remove one of another shop, %s', async (_, prepare) => {
    await prepare()
    await server.confirmOwner(mine!)
    const path = `/api/devices/${other!.deviceId}`
    const refused = await refusal(await server.ask('DELETE', path, { token: mine!.token }))
    const unknown = await refusal(await server.ask('DELETE', '/api/devices/nobody', { token: mine!.token }))
    expect({ ...refused, requestId: '' }).toEqual({ ...unknown, requestId: '' })
    expect(refused).toMatchObject({ status: 404, code: 'not_found' })
    const listed = await server.ask('GET', '/api/devices', { token: other!.token })
    expect(await listed.json()).toMatchObject({ devices: [{ revokedAt: null }] })
  })

  it('D3: an own one that has backups is removed without an error, and they stay', async () => {
    const { login, auth, token } = mine!
    const json = { login, auth, device: { deviceId: 'tablet', name: 'Tablet' } }
    const answer = await server.ask('POST', '/api/devices', { json })
    const tablet = { ...mine!, deviceId: 'tablet', ...((await answer.json()) as { token: string }) }
    await backUp(tablet)
    await server.confirmOwner(mine!)
    expect((await server.ask('DELETE', '/api/devices/tablet', { token })).status).toBe(204)
    const list = await server.ask('GET', '/api/backups', { token })
    expect(((await list.json()) as { backups: object[] }).backups).toHaveLength(1)
  })
})
