import { hash } from 'node:crypto'
import { PosError } from '../../shared/errors.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { parseSealed } from '../../shared/snapshot/seal.ts'
import type { IncomingObject } from '../storage/programs/store-objects.ts'

/**
 * A leaf or node frame as it is stored. Throws `object_invalid` when its clear part cannot be read or names another
 * id, and `frame_invalid` for any other kind of frame.
 */
export function incomingObject({ kind, id, body }: Frame): IncomingObject {
  if (id === undefined || (kind !== 'leaf' && kind !== 'node')) {
    throw new PosError('frame_invalid', `a ${kind} frame is not an object`)
  }
  const clear = parseSealed(body)
  if (clear.id !== id)
    throw new PosError('object_invalid', `object ${id} says it is ${clear.id}`, { field: id })
  return { id, body, sha256: hash('sha256', body, 'buffer'), children: clear.children }
}
