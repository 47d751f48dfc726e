import { expect, it } from 'vitest'
import { awaitRoom, doubtRoom, ensureRoom } from './storage-room.ts'

const MB = 1024 * 1024
const honest = (left: number) => ({ estimate: async () => ({ quota: 100 * MB, usage: 100 * MB - left }) })
const boastful = honest(90 * MB)

/** A shop whose browser takes what fits. */
function shopWith(bytes: number) {
  const shop = {
    left: bytes,
    asked: 0,
    hasRoom: async (wanted: number) => {
      shop.asked += 1
      return wanted <= shop.left
    },
  }
  return shop
}

it('engine 22: an estimate of less than 5 MB refuses, without trying it out', async () => {
  const shop = shopWith(90 * MB)
  await expect(ensureRoom(shop, honest(5 * MB - 1), 0)).rejects.toMatchObject({ code: 'storage_full' })
  await ensureRoom(shop, honest(5 * MB), 0)
  expect(shop.asked).toBe(1)
})

it('engine 22: an estimate that always promises much is tried out, and not believed', async () => {
  await expect(ensureRoom(shopWith(4 * MB), boastful, 0)).rejects.toMatchObject({ code: 'storage_full' })
  await expect(ensureRoom(shopWith(4 * MB), undefined, 0)).rejects.toMatchObject({ code: 'storage_full' })
  await ensureRoom(shopWith(6 * MB), { estimate: () => Promise.reject(new Error('no')) }, 0)
})

it('engine 22: room that was found is relied on for a while, but not after a refused write or a clock set back', async () => {
  const shop = shopWith(6 * MB)
  await ensureRoom(shop, boastful, 1_000)
  await ensureRoom(shop, boastful, 500_000)
  expect(shop.asked).toBe(1)
  await ensureRoom(shop, boastful, 601_000)
  expect(shop.asked).toBe(2)
  await ensureRoom(shop, boastful, 1)
  expect(shop.asked).toBe(3)
  shop.left = MB
  doubtRoom(shop)
  await expect(ensureRoom(shop, boastful, 2)).rejects.toMatchObject({ code: 'storage_full' })
  shop.left = 9 * MB
  await ensureRoom(shop, boastful, 3)
})

it('engine 22: room that was freed is waited for, and the browser is nudged until it has come', async () => {
  const shop = shopWith(MB)
  let nudges = 0
  const tidy = async () => {
    nudges += 1
    if (nudges === 2) shop.left = 9 * MB
  }
  expect(await awaitRoom(shop, tidy)).toBe(true)
  expect([shop.asked, nudges]).toEqual([3, 2])
})
