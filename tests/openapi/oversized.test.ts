import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_ROUTES } from '../../server/openapi/all-routes.ts'
import type { RouteDoc } from '../../server/openapi/route-doc.ts'
import { FRAMES_TYPE, JSON_MAX } from '../../shared/api/wire.ts'
import { REQUEST_MAX } from '../../shared/snapshot/limits.ts'
import { refusal } from '../contract/test-server.ts'
import { ApiWorld, type FullShop } from './api-world.ts'
import { idsOf } from './shop-ids.ts'
import { requestOf } from './requests.ts'

let world: ApiWorld
let shop: FullShop
let before: Record<string, string[]>

beforeAll(async () => {
  world = ApiWorld.start()
  shop = await world.fullShop('large')
  before = world.rowsOf(shop.shopId)
})
afterAll(() => world.close())

/** The most that a route takes, in bytes, and as what. */
function limitOf({ body }: RouteDoc): { readonly max: number; readonly type: string } | undefined {
  switch (body?.kind) {
    case 'json':
      return { max: JSON_MAX, type: 'application/json' }
    case 'frames':
      return { max: REQUEST_MAX, type: FRAMES_TYPE }
    case 'bytes':
      return { max: body.maxBytes ?? REQUEST_MAX, type: body.types[0] ?? '' }
    case 'nothing':
    case undefined:
      return undefined
  }
}

const LIMITED = ALL_ROUTES.flatMap((route) => {
  const limit = limitOf(route)
  return limit === undefined ? [] : [[`${route.method} ${route.path}`, route, limit] as const]
})

it('knows of routes of each kind', () => {
  expect(new Set(LIMITED.map(([, { body }]) => body?.kind))).toEqual(new Set(['json', 'frames', 'bytes']))
  expect(LIMITED.length).toBeGreaterThan(20)
})

describe.each(LIMITED)('%s', (_, route, { max, type }) => {
  /** From the shop's own owner, who may do everything. */
  async function send(bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
    const { method, path } = requestOf(route, idsOf(world, shop))
    return refusal(
      await world.server.ask(method, path, {
        token: shop.token,
        bytes,
        headers: { 'content-type': type, ...headers },
      }),
    )
  }

  it('refuses a body that is announced as too large, or becomes so, and changes nothing', async () => {
    const tooLarge = { status: 413, code: 'body_too_large' }
    expect(await send(new Uint8Array(2), { 'content-length': String(max + 1) })).toMatchObject(tooLarge)
    expect(await send(new Uint8Array(max + 1).fill(32))).toMatchObject(tooLarge)
    expect(world.rowsOf(shop.shopId)).toEqual(before)
  })
})
