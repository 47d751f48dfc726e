import type { NegotiateAnswer } from '../../../shared/api.ts'
import type { Program } from '../statement.ts'
import { objectStates, seeObjects } from './objects.ts'

/** Divides ids into what is not there, what is there with gaps under it, and the rest. What is there counts as seen before this answers. */
export function* negotiate(shop: string, ids: readonly string[], at: number): Program<NegotiateAnswer> {
  const rows = yield* objectStates(shop, ids)
  const closed = new Map(rows.map((row) => [row.id, row.closed === 1]))
  if (rows.length > 0) yield* seeObjects(shop, [...closed.keys()], at)
  const asked = new Set(ids)
  return {
    want: [...asked].filter((id) => !closed.has(id)),
    open: [...asked].filter((id) => closed.get(id) === false),
  }
}
