import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Frame, FrameReader, decodeFrames, encodeFrame, encodeFrames, viewFrames } from './frames.ts'
import { FRAME_MAX } from './limits.ts'

const id = (type: string): string => type + 'A'.repeat(43)
const body = (...bytes: number[]): Uint8Array<ArrayBuffer> => Uint8Array.of(...bytes)
const invalid = expect.objectContaining({ code: 'frame_invalid' }) as Error
const anyBody = fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes))
const anyObject: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({ kind: fc.constant('leaf' as const), id: fc.constant(id('l')), body: anyBody }),
  fc.record({ kind: fc.constant('node' as const), id: fc.constant(id('n')), body: anyBody }),
  fc.record({ kind: fc.constant('error' as const), id: fc.constant(id('n')), body: anyBody }),
  fc.record({ kind: fc.constant('error' as const), body: anyBody }),
)

const commit: Frame[] = [
  { kind: 'header', body: body(1) },
  { kind: 'manifest', id: id('m'), body: body(2, 2) },
  { kind: 'node', id: id('n'), body: body() },
  { kind: 'leaf', id: id('l'), body: body(4) },
]

function read(bytes: Uint8Array, sizes: readonly number[]): Frame[] {
  const reader = new FrameReader()
  const frames: Frame[] = []
  let at = 0
  for (let index = 0; at < bytes.length; index += 1) {
    const size = sizes.length === 0 ? bytes.length : (sizes[index % sizes.length] ?? 1)
    frames.push(...reader.push(bytes.subarray(at, at + size)))
    at += size
  }
  reader.finish()
  return frames
}

describe('frames', () => {
  it('come out as they went in, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(anyObject, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 90 })),
        (frames, sizes) => {
          expect(read(encodeFrames(frames), sizes)).toEqual(frames)
          const bytes = encodeFrames([...commit, ...frames])
          expect(decodeFrames(bytes)).toEqual([...commit, ...frames])
          expect(viewFrames(bytes)).toEqual([...commit, ...frames])
        },
      ),
    )
  })

  it('have these bytes for ever', () => {
    const bytes = encodeFrames([{ kind: 'leaf', id: id('l'), body: body(7, 8) }])
    expect(Buffer.from(bytes).toString('hex')).toBe(
      `042c00000002${Buffer.from(id('l')).toString('hex')}0708050000000000`,
    )
  })

  it('come as copies of their own, or as parts of what arrived', () => {
    const bytes = encodeFrames(commit)
    expect(decodeFrames(bytes).every(({ body }) => body.buffer.byteLength === body.length)).toBe(true)
    expect(viewFrames(bytes).every(({ body }) => body.buffer === bytes.buffer)).toBe(true)
  })

  it('that were cut off are refused', () => {
    const bytes = encodeFrames(commit)
    for (let end = 0; end < bytes.length; end += 1)
      expect(() => decodeFrames(bytes.subarray(0, end))).toThrow(invalid)
  })

  it('engine 11: of exactly 704 KiB pass, one byte more is refused on both sides before the body is there', () => {
    const frame: Frame = { kind: 'leaf', id: id('l'), body: new Uint8Array(FRAME_MAX - 6 - 44) }
    expect(decodeFrames(encodeFrames([frame]))[0]?.body.length).toBe(frame.body.length)
    const large = { ...frame, body: new Uint8Array(frame.body.length + 1) }
    expect(() => encodeFrame(large)).toThrow(expect.objectContaining({ code: 'object_too_large' }))
    const head = encodeFrame({ kind: 'leaf', id: id('l'), body: body() })
    new DataView(head.buffer).setUint32(2, FRAME_MAX - 6 - 44 + 1)
    expect(() => new FrameReader().push(head.subarray(0, 6))).toThrow(invalid)
    new DataView(head.buffer).setUint32(2, 0xffffffff)
    expect(() => new FrameReader().push(head.subarray(0, 6))).toThrow(invalid)
  })

  const [header, manifest, node] = commit as [Frame, Frame, Frame]
  const end: Frame = { kind: 'end', body: body() }
  const wrong: [name: string, frames: Frame[]][] = [
    ['a header after an object', [node, header]],
    ['a second header', [header, header]],
    ['a manifest after an object', [node, manifest]],
    ['a second manifest', [manifest, manifest]],
    ['a frame after the end', [end, node]],
    ['a leaf with the id of a node', [{ kind: 'leaf', id: id('n'), body: body() }]],
    ['a node without an id', [{ kind: 'node', body: body() }]],
    ['an id with 44 wrong characters', [{ kind: 'leaf', id: `l${'+'.repeat(43)}`, body: body() }]],
    ['an id of another length', [{ kind: 'leaf', id: 'l', body: body() }]],
    ['a header with an id', [{ kind: 'header', id: id('m'), body: body() }]],
    ['an end with a body', [{ kind: 'end', body: body(1) }]],
  ]
  it.each(wrong)('refuse %s', (_, frames) => {
    expect(() => decodeFrames(encodeFrames(frames))).toThrow(invalid)
  })

  it('refuse an unknown kind and bytes after the end', () => {
    expect(() => decodeFrames(encodeFrames([node]).with(0, 0))).toThrow(invalid)
    expect(() => decodeFrames(encodeFrames([node]).with(0, 7))).toThrow(invalid)
    expect(() => decodeFrames(Uint8Array.of(...encodeFrames([node]), 1))).toThrow(invalid)
    const reader = new FrameReader()
    reader.push(encodeFrames([node]))
    expect(() => reader.push(body(1))).toThrow(invalid)
  })

  it('answer any bytes with frames or frame_invalid', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const error: unknown = (() => {
          try {
            return void decodeFrames(bytes)
          } catch (thrown) {
            return thrown
          }
        })()
        if (error !== undefined) expect(error).toMatchObject({ code: 'frame_invalid' })
      }),
      { numRuns: 500 },
    )
  })
})
