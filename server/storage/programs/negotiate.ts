import type { NegotiateAnswer } from '../../../shared/api/sending.ts'
import type { Program } from '../statement.ts'
import { badAmong } from './bad-objects.ts'
import { relyOn } from './gc-marks.ts'
import { objectStates, seeObjects } from './objects.ts'
import { lockShop } from './shops.ts'

/**
 * Divides ids into what is not there (or bad), what is there with gaps under it, and the rest. What is there counts as
 * seen, and is safe from a collection under way, before this answers (engine 31).
 */
export function* negotiate(shop: string, ids: readonly string[], at: number): Program<NegotiateAnswer> {
  yield* lockShop(shop)
  const rows = yield* objectStates(shop, ids)
  const closed = new Map(rows.map((row) => [row.id, row.closed === 1]))
  if (rows.length > 0) yield* seeObjects(shop, [...closed.keys()], at)
  yield* relyOn(shop, [...closed.keys()])
  const asked = new Set(ids)
  const open = [...asked].filter((id) => closed.get(id) === false)
  const bad: ReadonlySet<string> = open.length === 0 ? new Set() : yield* badAmong(shop, open) // a bad one is never closed
  return {
    want: [...asked].filter((id) => !closed.has(id) || bad.has(id)),
    open: open.filter((id) => !bad.has(id)),
  }
}
