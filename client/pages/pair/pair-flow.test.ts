import { expect, it, vi } from 'vitest'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import { PosError } from '../../../shared/errors.ts'
import { isWholeCode, joinShop } from './pair-flow.ts'

const DEVICE = { pairing: 'ABCD2345', deviceName: 'Till 2' }

function engineWith(parts: Partial<EngineApi>): EngineApi {
  return { joinByPairing: async () => ({ shopId: 's', shopName: 'S' }), ...parts } as EngineApi
}

it.each([
  ['ABCD-2345', true],
  [' abcd 2345 ', true],
  ['OBCD٢٣٤٥', true],
  ['ABCD-234', false],
  ['ABCD-23456', false],
  ['ABCD-234U', false],
  ['', false],
])('%s is a whole code: %s', (typed, isWhole) => {
  expect(isWholeCode(typed)).toBe(isWhole)
})

it('goes on to the backups, to the new shop when there are none, and back to the account where the shop is already', async () => {
  const some = engineWith({ listBackups: vi.fn().mockResolvedValue([{}]) })
  const none = engineWith({ listBackups: vi.fn().mockResolvedValue([]) })
  expect(await joinShop(some, DEVICE, false)).toEqual({ goTo: '/restore' })
  expect(await joinShop(none, DEVICE, false)).toEqual({ goTo: '/' })
  expect(await joinShop(some, DEVICE, true)).toEqual({ goTo: '/account' })
})

it('engine 35: asks for what opens the key only when the key is lacking; other refusals are said', async () => {
  const refusing = (code: 'key_missing' | 'pairing_unknown') =>
    engineWith({ joinByPairing: () => Promise.reject(new PosError(code, 'no')) })
  expect(await joinShop(refusing('key_missing'), DEVICE, false)).toEqual({ needsSecret: true })
  await expect(joinShop(refusing('pairing_unknown'), DEVICE, false)).rejects.toMatchObject({
    code: 'pairing_unknown',
  })
})
