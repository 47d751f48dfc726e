import { PosError } from '../errors.ts'
import { type Bytes, concat, fromUtf8, utf8 } from './bytes.ts'
import { FRAME_MAX } from './limits.ts'
import { type ObjectId, OBJECT_ID_LENGTH, isObjectId } from './object-id.ts'

const KINDS = ['header', 'manifest', 'node', 'leaf', 'end', 'error'] as const

/** What a frame carries. `error` names an object that could not be taken or given; its body is JSON. */
export type FrameKind = (typeof KINDS)[number]

/** One frame of a request, an answer or a package. Objects and errors carry the object's id. */
export interface Frame {
  kind: FrameKind
  id?: ObjectId
  body: Bytes
}

const HEAD_BYTES = 6
const TYPES: Readonly<Partial<Record<FrameKind, string>>> = { manifest: 'm', node: 'n', leaf: 'l' }

/** The bytes of one frame. Throws `object_too_large` for more than 704 KiB. */
export function encodeFrame({ kind, id = '', body }: Frame): Bytes {
  const head = new Uint8Array(HEAD_BYTES)
  const view = new DataView(head.buffer)
  view.setUint8(0, KINDS.indexOf(kind) + 1)
  view.setUint8(1, id.length)
  view.setUint32(2, body.length)
  const frame = concat([head, utf8(id), body])
  if (frame.length > FRAME_MAX) throw new PosError('object_too_large', `a frame has ${frame.length} bytes`)
  return frame
}

/** The bytes of these frames, closed with an `end` frame when the last is not one. */
export function encodeFrames(frames: readonly Frame[]): Bytes {
  const closed =
    frames.at(-1)?.kind === 'end' ? frames : [...frames, { kind: 'end' as const, body: new Uint8Array() }]
  return concat(closed.map(encodeFrame))
}

/** All frames of a complete message, without the `end`. Throws `frame_invalid`. */
export function decodeFrames(bytes: Uint8Array): Frame[] {
  return decode(bytes, new FrameReader())
}

/** The same without copies: the bodies are parts of `bytes`, and each of them keeps the whole in memory. */
export function viewFrames(bytes: Bytes): Frame[] {
  return decode(bytes, new FrameReader({ copies: false }))
}

function decode(bytes: Uint8Array, reader: FrameReader): Frame[] {
  const frames = reader.push(bytes)
  reader.finish()
  return frames
}

/**
 * Reads frames from bytes that arrive in pieces.
 *
 * Refused with `frame_invalid`: an unknown kind, a wrong id, more than 704 KiB (before the body is waited for), a
 * header that is not first, a manifest after an object, anything after `end`.
 */
export class FrameReader {
  readonly #copies: boolean
  #held: Uint8Array = new Uint8Array()
  #seen: 'nothing' | 'header' | 'manifest' | 'objects' | 'end' = 'nothing'

  /** `copies`: whether each body is a copy of its own, the default, or a part of the bytes that were pushed. */
  constructor({ copies = true } = {}) {
    this.#copies = copies
  }

  /** True once the `end` frame was read. */
  get ended(): boolean {
    return this.#seen === 'end'
  }

  /** The bytes that were pushed after the `end` frame. */
  get rest(): Uint8Array {
    return this.#held
  }

  /** Takes the next bytes and returns the frames that are complete now, without the `end`. */
  push(bytes: Uint8Array, allowRest = false): Frame[] {
    this.#held = this.#held.length === 0 ? bytes : concat([this.#held, bytes])
    const frames: Frame[] = []
    let at = 0
    while (!this.ended) {
      const length = frameLength(this.#held, at)
      if (length === undefined || this.#held.length - at < length) break
      const frame = readFrame(this.#held.subarray(at, at + length), this.#copies)
      this.#admit(frame.kind)
      if (frame.kind !== 'end') frames.push(frame)
      at += length
    }
    this.#held = this.#held.subarray(at)
    if (this.ended && !allowRest && this.#held.length > 0) throw wrong('bytes follow the end')
    return frames
  }

  /** Throws `frame_invalid` when the message was cut off: no `end` frame came. */
  finish(): void {
    if (!this.ended) throw wrong('the frames were cut off')
  }

  #admit(kind: FrameKind): void {
    const seen = this.#seen
    if (kind === 'header' && seen !== 'nothing') throw wrong('a header is not first')
    if (kind === 'manifest' && seen !== 'nothing' && seen !== 'header')
      throw wrong('a manifest is not before the objects')
    this.#seen = kind === 'header' || kind === 'manifest' || kind === 'end' ? kind : 'objects'
  }
}

function frameLength(bytes: Uint8Array, at: number): number | undefined {
  if (bytes.length - at < HEAD_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, HEAD_BYTES)
  const idLength = view.getUint8(1)
  const length = HEAD_BYTES + idLength + view.getUint32(2)
  if (idLength !== 0 && idLength !== OBJECT_ID_LENGTH) throw wrong('an id has a wrong length')
  if (length > FRAME_MAX) throw wrong(`a frame says that it has ${length} bytes`)
  return length
}

function readFrame(bytes: Uint8Array, copies: boolean): Frame {
  const kind = KINDS[(bytes[0] ?? 0) - 1]
  const idEnd = HEAD_BYTES + (bytes[1] ?? 0)
  if (kind === undefined) throw wrong('a frame has an unknown kind')
  // Only `viewFrames` wants no copies, and its bytes own a plain buffer
  const body = copies ? bytes.slice(idEnd) : (bytes.subarray(idEnd) as Bytes)
  if (kind === 'header' || kind === 'end') {
    if (idEnd > HEAD_BYTES) throw wrong(`the ${kind} frame has an id`)
    if (kind === 'end' && body.length > 0) throw wrong('the end frame has a body')
    return { kind, body }
  }
  if (kind === 'error' && idEnd === HEAD_BYTES) return { kind, body }
  const id = idText(bytes.subarray(HEAD_BYTES, idEnd))
  if (!isObjectId(id) || (kind !== 'error' && !id.startsWith(TYPES[kind] ?? '')))
    throw wrong(`a ${kind} frame has a wrong id`)
  return { kind, id, body }
}

function idText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return ''
  }
}

function wrong(what: string): PosError {
  return new PosError('frame_invalid', what)
}
