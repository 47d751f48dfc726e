import { concat, utf8, type Bytes } from '../../shared/snapshot/bytes.ts'
import { encodeFrame } from '../../shared/snapshot/frames.ts'
import { typeOfId } from '../../shared/snapshot/object-id.ts'

/** About how many bytes are read ahead of a slow reader. */
const CHUNK_BYTES = 262_144

/**
 * Frames of the objects with these ids, in their order: each object, or an `error` frame with its id for one that is
 * not there; then `end`. Objects are read as the answer drains, so an answer costs little memory however large it is.
 */
export function objectStream(
  ids: readonly string[],
  read: (id: string) => Promise<Uint8Array | undefined>,
): ReadableStream<Bytes> {
  let next = 0
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const parts: Bytes[] = []
        for (let bytes = 0; bytes < CHUNK_BYTES && next <= ids.length; next += 1) {
          const id = ids[next]
          const frame = id === undefined ? endFrame() : objectFrame(id, await read(id))
          parts.push(frame)
          bytes += frame.length
        }
        if (parts.length > 0) controller.enqueue(concat(parts))
        if (next > ids.length) controller.close()
      },
    },
    { highWaterMark: 1 },
  )
}

function objectFrame(id: string, body: Uint8Array | undefined): Bytes {
  if (body === undefined) {
    return encodeFrame({ kind: 'error', id, body: utf8(JSON.stringify({ code: 'object_missing' })) })
  }
  const kind = typeOfId(id) === 'l' ? 'leaf' : 'node'
  return encodeFrame({ kind, id, body: body as Bytes }) // what SQLite gives owns its buffer
}

function endFrame(): Bytes {
  return encodeFrame({ kind: 'end', body: new Uint8Array() })
}
