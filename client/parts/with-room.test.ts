import { beforeEach, expect, it } from 'vitest'
import { PosError } from '../../shared/errors.ts'
import { withRoom } from './with-room.ts'

const OFFER = { generation: 1, bytes: 9_000_000, leftAt: 5 }
const full = () => new PosError('storage_full', 'full')

let log: string[]
let room: number
/** What each step adds to the room. */
let gains: { free: number; drop: number }

beforeEach(() => {
  log = []
  room = 0
  gains = { free: 0, drop: 0 }
})

const shop = { hasRoom: async () => room > 0 }
const engine = {
  freeRoom: async () => {
    log.push('free')
    room += gains.free
    return { freed: gains.free > 0, offer: OFFER }
  },
  dropCopy: async (generation: number) => {
    log.push(`drop ${generation}`)
    room += gains.drop
    return gains.drop > 0
  },
}
const work = async () => {
  log.push('try')
  if (room === 0) throw full()
  return 'sold'
}
const answer = (mayGo: boolean) => async () => {
  log.push('ask')
  return mayGo
}

it('engine 22: nobody is asked while there is room, or when freeing what nobody needs made some', async () => {
  room = 1
  expect(await withRoom({ shop, engine }, work, answer(false))).toBe('sold')
  room = 0
  gains.free = 1
  expect(await withRoom({ shop, engine }, work, answer(false))).toBe('sold')
  expect(log).toEqual(['try', 'try', 'free', 'try'])
})

it('engine 22: the earlier copy goes only when a person says so, and then it is tried once more', async () => {
  gains.drop = 1
  await expect(withRoom({ shop, engine }, work, answer(false))).rejects.toMatchObject({
    code: 'storage_full',
  })
  expect(log).toEqual(['try', 'free', 'ask'])
  log = []
  expect(await withRoom({ shop, engine }, work, answer(true))).toBe('sold')
  expect(log).toEqual(['try', 'free', 'ask', 'drop 1', 'try'])
})

it('engine 22: without an engine, without a copy that may go, and with one that is needed meanwhile it is refused', async () => {
  await expect(withRoom({ shop, engine: undefined }, work, answer(true))).rejects.toMatchObject({
    code: 'storage_full',
  })
  const nothing = { ...engine, freeRoom: async () => ({ freed: false }) }
  await expect(withRoom({ shop, engine: nothing }, work, answer(true))).rejects.toMatchObject({
    code: 'storage_full',
  })
  await expect(withRoom({ shop, engine }, work, answer(true))).rejects.toMatchObject({ code: 'storage_full' })
  expect(log).toEqual(['try', 'try', 'try', 'free', 'ask', 'drop 1'])
})

it('another failure than a full device is nobody’s question', async () => {
  const fenced = () => Promise.reject(new PosError('shop_fenced', 'a restore'))
  await expect(withRoom({ shop, engine }, fenced, answer(true))).rejects.toMatchObject({
    code: 'shop_fenced',
  })
  expect(log).toEqual([])
})
