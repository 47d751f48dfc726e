import type { MutateRead, Mutation, ShopStore } from '../../shared/browser/shop-store.ts'
import { PosError, type ErrorCode } from '../../shared/errors.ts'

/** The reasons why saving on this device fails; every other refusal is about what was to be saved. */
const STORAGE: ReadonlySet<ErrorCode> = new Set([
  'storage_full',
  'storage_lost',
  'storage_vanished',
  'read_only_schema',
])

/** Tells `listener` after each write of `shop` whether storage refused it (the reason) or took it (`undefined`). */
export function watchWrites(shop: ShopStore, listener: (problem: ErrorCode | undefined) => void): void {
  const mutate = shop.mutate.bind(shop)
  shop.mutate = async (plan: (tx: MutateRead) => Promise<Mutation>, fence?: string) => {
    try {
      await mutate(plan, fence)
      listener(undefined)
    } catch (error) {
      if (error instanceof PosError && STORAGE.has(error.code)) listener(error.code)
      throw error
    }
  }
}
