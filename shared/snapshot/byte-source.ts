import { type Bytes, concat } from './bytes.ts'

/** Bytes that arrive in pieces: a file's stream, a response's body, or a generator. */
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | ReadableStream<Uint8Array>

/** Reads a stream by exact lengths or piece by piece. */
export class ByteSource {
  readonly #pull: () => Promise<Uint8Array | undefined>
  #held: Uint8Array = new Uint8Array()

  constructor(stream: ByteStream) {
    this.#pull = pullerOf(stream)
  }

  /** The next `length` bytes in an array of their own, or fewer when the stream ends before. */
  async take(length: number): Promise<Bytes> {
    const parts: Uint8Array[] = []
    let missing = length
    while (missing > 0) {
      const piece = await this.next()
      if (piece === undefined) break
      parts.push(piece.subarray(0, missing))
      this.#held = piece.subarray(missing)
      missing -= parts.at(-1)?.length ?? 0
    }
    return concat(parts)
  }

  /** Whatever is there next, or `undefined` at the end. */
  async next(): Promise<Uint8Array | undefined> {
    const held = this.#held
    if (held.length === 0) return this.#pull()
    this.#held = new Uint8Array()
    return held
  }

  /** Gives bytes back: they come next. */
  putBack(bytes: Uint8Array): void {
    this.#held = this.#held.length === 0 ? bytes : concat([bytes, this.#held])
  }
}

function pullerOf(stream: ByteStream): () => Promise<Uint8Array | undefined> {
  // Not every browser can loop over a ReadableStream.
  if ('getReader' in stream) {
    const reader = stream.getReader()
    return async () => (await reader.read()).value
  }
  const pieces = Symbol.asyncIterator in stream ? stream[Symbol.asyncIterator]() : stream[Symbol.iterator]()
  return async () => {
    const { value, done } = await pieces.next()
    return done === true ? undefined : value
  }
}
