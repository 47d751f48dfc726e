import { PosError } from '../../../shared/errors.ts'
import { LEVEL_MAX } from '../../../shared/snapshot/limits.ts'
import { parseSealed } from '../../../shared/snapshot/seal.ts'
import type { Program } from '../statement.ts'
import { badAmong } from './bad-objects.ts'
import { closeObject, objectBody, objectStates } from './objects.ts'

interface Walk {
  readonly shop: string
  readonly limit: number
  readonly missing: Set<string>
  /** Whether each id that was asked for is closed; what is not there is not in it. */
  readonly there: Map<string, boolean>
  /** `undefined` while the walk is under that id. */
  readonly known: Map<string, boolean | undefined>
}

/**
 * Looks whether everything under `tops` is there, and marks what is complete as closed. Answers the ids that are
 * missing or bad, at most `limit` of them; an empty list is the proof that nothing is. Each object is looked at once.
 * Throws `object_invalid` for nodes that contain themselves or are deeper than any tree.
 */
export function* findMissing(
  shop: string,
  tops: readonly string[],
  limit: number,
): Program<readonly string[]> {
  const walk: Walk = { shop, limit, missing: new Set(), there: new Map(), known: new Map() }
  yield* lookAhead(walk, tops)
  for (const top of tops) yield* isComplete(walk, top, 0)
  return [...walk.missing]
}

function* isComplete(walk: Walk, id: string, depth: number): Program<boolean> {
  if (walk.known.has(id)) return knownState(walk, id)
  if (walk.missing.size >= walk.limit) return false
  if (depth > LEVEL_MAX) throw new PosError('object_invalid', 'nodes are nested too deep', { field: id })
  walk.known.set(id, undefined)
  const complete = yield* look(walk, id, depth)
  walk.known.set(id, complete)
  return complete
}

function* look(walk: Walk, id: string, depth: number): Program<boolean> {
  const closed = walk.there.get(id)
  if (closed === true) return true
  if (closed === undefined || (yield* badAmong(walk.shop, [id])).has(id)) {
    walk.missing.add(id)
    return false
  }
  const body = yield* objectBody(walk.shop, id)
  const children = body === undefined ? [] : parseSealed(body).children
  yield* lookAhead(walk, children)
  let complete = body !== undefined
  for (const child of children) {
    complete = (yield* isComplete(walk, child, depth + 1)) && complete
  }
  if (complete) yield* closeObject(walk.shop, id)
  return complete
}

function* lookAhead(walk: Walk, ids: readonly string[]): Program<void> {
  for (const { id, closed } of yield* objectStates(walk.shop, ids)) walk.there.set(id, closed === 1)
}

function knownState(walk: Walk, id: string): boolean {
  const state = walk.known.get(id)
  if (state === undefined) throw new PosError('object_invalid', 'a node contains itself', { field: id })
  return state
}
