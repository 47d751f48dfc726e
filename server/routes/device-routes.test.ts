import { expect, it } from 'vitest'
import { makeSnapshot } from '../../tests/contract/made-shop.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal, type SignedIn } from '../../tests/contract/test-server.ts'
import { WAITING_HEADER, type DevicesAnswer } from '../../shared/api/device.ts'

eachTestHasShop()

const REPORT = { docs: 3, sums: { IQD: 546_700, USD: -1250 }, since: 1_800_000_000_000 }

const says = (report: unknown) => ({ [WAITING_HEADER]: JSON.stringify(report) })
const status = ({ token, lineage }: SignedIn, headers: Record<string, string> = {}) =>
  server.ask('GET', `/api/backups/status?lineage=${lineage}`, { token, headers })
const list = async ({ token }: SignedIn) =>
  ((await (await server.ask('GET', '/api/devices', { token })).json()) as DevicesAnswer).devices

it('a device says what waits with its heartbeat and its commit, and every device of the shop sees it', async () => {
  expect(await list(shop)).toMatchObject([{ waiting: null, lastBackup: null, current: true }])
  await status(shop, says(REPORT))
  expect(await list(shop)).toMatchObject([{ waiting: { ...REPORT, toldAt: server.clock.now } }])
  server.clock.now += 5
  const { frames } = await makeSnapshot(shop, { collections: {} })
  const stored = await server.ask('POST', '/api/backups', {
    token: shop.token,
    frames,
    headers: says({ docs: 0, sums: {} }),
  })
  expect(stored.status).toBe(201)
  expect(await list(shop)).toMatchObject([
    {
      waiting: { docs: 0, sums: {}, toldAt: server.clock.now },
      lastBackup: { number: 1, storedAt: server.clock.now },
    },
  ])
})

it('engine 35: of a shop in private custody only the number of documents is kept', async () => {
  const hidden = await server.signUp({ key: undefined })
  await status(hidden, says(REPORT))
  const { sums: _, ...counts } = REPORT
  expect((await list(hidden))[0]?.waiting).toEqual({ ...counts, toldAt: server.clock.now })
})

it.each(['no json', '[]', '{"docs":-1}', '{"docs":1,"sums":{"EUR":1}}', '{"docs":1,"sums":{"IQD":0.5}}'])(
  'a report that is none is refused: %s',
  async (text) => {
    expect(await refusal(await status(shop, { [WAITING_HEADER]: text }))).toMatchObject({
      status: 400,
      code: 'bad_request',
    })
    expect(await list(shop)).toMatchObject([{ waiting: null }])
  },
)

it('D1: only the confirmed owner renames, only a device of the own shop; the device hears of it', async () => {
  const rename = (deviceId: string, json: object) =>
    server.ask('PATCH', `/api/devices/${deviceId}`, { token: shop.token, json })
  expect(await refusal(await rename(shop.deviceId, { name: 'Counter' }))).toMatchObject({
    code: 'owner_needed',
  })
  await server.confirmOwner(shop)
  const other = await server.signUp()
  expect(await refusal(await rename(other.deviceId, { name: 'Mine' }))).toMatchObject({ code: 'not_found' })
  expect(await refusal(await rename(shop.deviceId, { name: ' ' }))).toMatchObject({ code: 'bad_request' })
  expect((await rename(shop.deviceId, { name: ' Counter ' })).status).toBe(204)
  expect(await list(shop)).toMatchObject([{ name: 'Counter' }])
  expect(await list(other)).toMatchObject([{ name: 'Till 1' }])
  expect(await (await status(shop)).json()).toMatchObject({ deviceName: 'Counter' })
})
