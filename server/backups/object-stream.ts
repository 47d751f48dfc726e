import { concat, utf8, type Bytes } from '../../shared/snapshot/bytes.ts'
import { encodeFrame } from '../../shared/snapshot/frames.ts'
import { typeOfId } from '../../shared/snapshot/object-id.ts'

/** About how many bytes are read at a time. */
const CHUNK_BYTES = 65_536

/** What one answer holds in memory while it is on its way: the chunks that are on their way to the network. */
export const STREAM_BYTES = 4 * CHUNK_BYTES

/** What an answer of objects needs besides their ids. */
export interface ObjectStreamParts {
  readonly read: (id: string) => Promise<Uint8Array | undefined>
  /** How long a reader may take nothing, in milliseconds. */
  readonly idleMs: number
  /** Called when it took nothing for longer; ends the connection, and so the stream. */
  readonly giveUp: () => void
  /** Called when the answer is over in whatever way, perhaps twice. */
  readonly onEnd: () => void
}

/**
 * Frames of the objects with these ids, in their order: each object, or an `error` frame with its id for one that is
 * not there; then `end`. Objects are read when the network has taken those before them, so an answer costs little
 * memory however large it is and however slowly it is read.
 */
export function objectStream(ids: readonly string[], parts: ObjectStreamParts): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>(new ObjectSource(ids, parts), { highWaterMark: 0 })
}

class ObjectSource {
  readonly #ids: readonly string[]
  readonly #parts: ObjectStreamParts
  #next = 0
  #patience: NodeJS.Timeout | undefined

  constructor(ids: readonly string[], parts: ObjectStreamParts) {
    this.#ids = ids
    this.#parts = parts
  }

  async pull(controller: ReadableStreamDefaultController<Bytes>): Promise<void> {
    clearTimeout(this.#patience)
    try {
      controller.enqueue(await this.#chunk())
    } catch (error) {
      this.cancel()
      throw error
    }
    if (this.#next <= this.#ids.length) {
      this.#patience = setTimeout(this.#parts.giveUp, this.#parts.idleMs)
      return
    }
    controller.close()
    this.cancel()
  }

  cancel(): void {
    clearTimeout(this.#patience)
    this.#parts.onEnd()
  }

  async #chunk(): Promise<Bytes> {
    const parts: Bytes[] = []
    for (let bytes = 0; bytes < CHUNK_BYTES && this.#next <= this.#ids.length; this.#next += 1) {
      const id = this.#ids[this.#next]
      const frame = id === undefined ? endFrame() : objectFrame(id, await this.#parts.read(id))
      parts.push(frame)
      bytes += frame.length
    }
    return concat(parts)
  }
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
