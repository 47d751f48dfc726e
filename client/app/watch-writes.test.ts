import { describe, expect, it } from 'vitest'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { PosError, type ErrorCode } from '../../shared/errors.ts'
import { watchWrites } from './watch-writes.ts'

function shopThat(answers: readonly (ErrorCode | undefined)[]): Pick<ShopStore, 'mutate'> {
  const left = [...answers]
  return {
    async mutate() {
      const code = left.shift()
      if (code !== undefined) throw new PosError(code, 'refused')
    },
  }
}

describe('the watch over writes', () => {
  it('tells of storage’s refusals and of the write that clears them, and hides no error', async () => {
    const shop = shopThat(['storage_full', undefined, 'not_canonical'])
    const said: (ErrorCode | undefined)[] = []
    watchWrites(shop as ShopStore, (problem) => said.push(problem))
    const write = () => shop.mutate(async () => ({ changes: [] }))
    await expect(write()).rejects.toMatchObject({ code: 'storage_full' })
    await write()
    await expect(write()).rejects.toMatchObject({ code: 'not_canonical' })
    expect(said).toEqual(['storage_full', undefined])
  })
})
