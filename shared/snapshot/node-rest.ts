import * as z from 'zod/mini'
import { PosError } from '../errors.ts'
import { fromUtf8 } from './bytes.ts'
import { ID_MAX, LEVEL_MAX } from './limits.ts'
import type { ObjectId } from './object-id.ts'
import type { Child, TreeNode } from './tree.ts'

const count = z.int().check(z.nonnegative())
const nodeRest = z.object({
  level: z.int().check(z.minimum(1), z.maximum(LEVEL_MAX)),
  children: z.array(z.tuple([z.string().check(z.minLength(1), z.maxLength(ID_MAX)), count, count])),
})

/** Puts a node together from its clear child ids and its unsealed rest. Throws `object_invalid`. */
export function parseNodeRest(id: ObjectId, childIds: readonly ObjectId[], rest: Uint8Array): TreeNode {
  const { level, children: rows } = parseRest(id, rest)
  if (rows.length !== childIds.length)
    throw new PosError('object_invalid', `node ${id} has children without rows`)
  const children: Child[] = []
  let lastId = ''
  for (const [index, [key, records, rawBytes]] of rows.entries()) {
    const child = childIds[index] ?? ''
    if (key <= lastId) throw new PosError('object_invalid', `the children of node ${id} are not in order`)
    if ((level === 1) !== child.startsWith('l'))
      throw new PosError('object_invalid', `node ${id} has a child of a wrong level`)
    children.push({ lastId: key, id: child, records, rawBytes })
    lastId = key
  }
  return { level, lastId, id, children }
}

function parseRest(id: ObjectId, rest: Uint8Array): z.infer<typeof nodeRest> {
  try {
    return nodeRest.parse(JSON.parse(fromUtf8(rest)))
  } catch (cause) {
    throw new PosError('object_invalid', `node ${id} cannot be read`, { cause })
  }
}
