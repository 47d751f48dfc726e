import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import type { Frame } from '../../snapshot/frames.ts'
import { REQUEST_MAX } from '../../snapshot/limits.ts'
import { sealLeaf, sealNode, type SealContext } from '../../snapshot/seal.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import type { Located, ObjectSource } from './object-source.ts'

/** Everything that sealing a snapshot's objects takes. */
export interface Sealing {
  readonly source: ObjectSource
  readonly keys: ShopKeys
  readonly context: SealContext
}

/** How far an upload is, in plain bytes of leaves. */
export type OnSent = (doneBytes: number, totalBytes: number) => void

/** How many bytes a frame takes besides its body. */
const FRAME_HEAD = 64
/** The envelope of a request: the `end` frame and a little room. */
const ENVELOPE = 256
const READ_AT_ONCE = 48
const IN_FLIGHT = 3
/** Below this a body that is still refused as too large is not a matter of size. */
const SMALLEST_REQUEST = 4_096

/** Seals these objects into frames. Throws `object_missing` when one is not on this device any more. */
export async function sealAll(sealing: Sealing, wanted: readonly Located[]): Promise<Frame[]> {
  const { keys, context, source } = sealing
  const leaves = wanted.filter(({ level }) => level === 0)
  const nodes = wanted.filter(({ level }) => level > 0)
  const [leafRows, nodeRows] = await Promise.all([source.leaves(leaves), source.nodes(nodes)])
  return Promise.all([
    ...leaves.map(async ({ collection, id }, index): Promise<Frame> => {
      const row = leafRows[index] ?? gone(id)
      return { kind: 'leaf', id, body: await sealLeaf(keys, context, collection, id, row.body) }
    }),
    ...nodes.map(async ({ collection, id, level, lastId }, index): Promise<Frame> => {
      const children = [...(nodeRows[index] ?? gone(id)).children]
      return {
        kind: 'node',
        id,
        body: await sealNode(keys, context, collection, { id, level, lastId, children }),
      }
    }),
  ])
}

/** The bytes that these frames take in a request. */
export function sizeOf(frames: readonly Frame[]): number {
  return frames.reduce((sum, { body }) => sum + FRAME_HEAD + body.length, ENVELOPE)
}

/**
 * Seals and uploads the objects, several requests in flight, and returns how many bytes were sent. What arrived stays there:
 * a second try asks again and sends the rest. Throws as `ServerApi.putObjects`, `object_missing`, `object_tampered`.
 */
export async function upload(
  api: ServerApi,
  sealing: Sealing,
  wanted: readonly Located[],
  onSent: OnSent = () => undefined,
): Promise<number> {
  const total = wanted.reduce((sum, { level, rawBytes }) => sum + (level === 0 ? rawBytes : 0), 0)
  const bundles = bundlesOf(sealing, wanted)
  const done = { plain: 0, sent: 0 }
  const send = async (): Promise<void> => {
    for (;;) {
      const next = await bundles.next()
      if (next.done === true) return
      done.sent += await putHalving(api, next.value.frames)
      done.plain += next.value.plain
      onSent(done.plain, total)
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, send))
  return done.sent
}

interface Bundle {
  readonly frames: Frame[]
  /** Plain bytes of its leaves. */
  readonly plain: number
}

/** Requests of just under the limit, sealed as they are asked for. An async generator hands out one after the other to all askers. */
async function* bundlesOf(sealing: Sealing, wanted: readonly Located[]): AsyncGenerator<Bundle, void> {
  let frames: Frame[] = []
  let plain = 0
  let bytes = ENVELOPE
  for (let at = 0; at < wanted.length; at += READ_AT_ONCE) {
    const part = wanted.slice(at, at + READ_AT_ONCE)
    const plainOf = new Map(part.map(({ id, level, rawBytes }) => [id, level === 0 ? rawBytes : 0]))
    for (const frame of await sealAll(sealing, part)) {
      const size = FRAME_HEAD + frame.body.length
      if (bytes + size > REQUEST_MAX && frames.length > 0) {
        yield { frames, plain }
        frames = []
        plain = 0
        bytes = ENVELOPE
      }
      frames.push(frame)
      bytes += size
      plain += plainOf.get(frame.id ?? '') ?? 0
    }
  }
  if (frames.length > 0) yield { frames, plain }
}

/** Sends the frames; a body that something on the way finds too large goes in two halves (engine 20). */
async function putHalving(api: ServerApi, frames: readonly Frame[]): Promise<number> {
  try {
    const answers = await api.putObjects(frames)
    const bad = answers.find(({ status }) => status === 'error')
    if (bad !== undefined)
      throw new PosError('object_invalid', `the server refused object ${bad.id}: ${bad.code ?? ''}`)
    return sizeOf(frames)
  } catch (error) {
    const isTooLarge = error instanceof PosError && error.code === 'body_too_large'
    if (!isTooLarge || frames.length < 2 || sizeOf(frames) < SMALLEST_REQUEST) throw error
    const middle = Math.ceil(frames.length / 2)
    return (await putHalving(api, frames.slice(0, middle))) + (await putHalving(api, frames.slice(middle)))
  }
}

function gone(id: string): never {
  throw new PosError('object_missing', `object ${id} is not on this device any more`, { values: { id } })
}
