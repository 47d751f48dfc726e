import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat } from './bytes.ts'
import { type Frame, encodeFrame } from './frames.ts'
import { FORMAT, HEADER_MAX } from './limits.ts'
import { type PackageHeader, readPackage, writePackage } from './package.ts'

const id = (type: string): string => type + 'A'.repeat(43)
const frames: Frame[] = [
  { kind: 'manifest', id: id('m'), body: Uint8Array.of(1, 2, 3) },
  { kind: 'node', id: id('n'), body: Uint8Array.of(4) },
  { kind: 'leaf', id: id('l'), body: new Uint8Array(70_000).fill(5) },
  { kind: 'leaf', id: id('l'), body: new Uint8Array() },
]
const header: PackageHeader = {
  format: FORMAT,
  shopId: 'shop-1',
  shopName: 'دکانی ڕۆژ',
  manifestId: id('m'),
  createdAt: 1_763_800_000_000,
  custody: 'managed',
  keyEpoch: 1,
  slots: [{ kind: 'recovery', nonce: 'A'.repeat(16), sealed: 'A'.repeat(64) }],
  counts: { nodes: 1, leaves: 2, records: 9 },
}

async function write(head: PackageHeader = header, list: Frame[] = frames): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  for await (const part of writePackage(head, list)) parts.push(part)
  return concat(parts)
}

async function read(pieces: readonly Uint8Array[]): Promise<{ header: PackageHeader; frames: Frame[] }> {
  const content = await readPackage(pieces)
  const found: Frame[] = []
  for await (const frame of content.frames) found.push(frame)
  return { header: content.header, frames: found }
}

const codeOf = (bytes: Uint8Array): Promise<string> =>
  read([bytes]).then(
    () => 'read',
    (error: { code: string }) => error.code,
  )

/** Cuts bytes into pieces of the given sizes, over and over. */
function pieces(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const list: Uint8Array[] = []
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? bytes.length
    list.push(bytes.subarray(at, at + size))
    at += size
  }
  return list
}

/** The same file with another content and a checksum that fits: what someone with a hex editor and patience makes. */
const resigned = (content: Uint8Array): Uint8Array =>
  concat([content, createHash('sha256').update(content).digest()])

describe('a package', () => {
  it('reads back as it was written, however the stream is cut', async () => {
    const bytes = await write()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1 }), async (sizes) => {
        expect(await read(pieces(bytes, sizes))).toEqual({ header, frames })
      }),
      { numRuns: 30 },
    )
  })

  it('reads from a file stream', async () => {
    const content = await readPackage(new Blob([await write()]).stream())
    const found: Frame[] = []
    for await (const frame of content.frames) found.push(frame)
    expect(found).toEqual(frames)
  })

  it('is magic, header, frames and the SHA-256 of all of them', async () => {
    const bytes = await write()
    expect(Buffer.from(bytes.subarray(0, 8)).toString()).toBe('SONICPOS')
    expect(bytes).toEqual(resigned(bytes.subarray(0, -32)))
  })

  it('that is cut off anywhere is refused as truncated', async () => {
    const bytes = await write(header, [frames[0]!, frames[1]!, frames[3]!, frames[3]!])
    for (let end = 1; end < bytes.length; end += 1)
      expect(await codeOf(bytes.subarray(0, end)), `cut at ${end}`).toBe('file_truncated')
  })

  it('of another kind is refused as foreign', async () => {
    for (const text of ['', '{"sonic_shop_data":{}}', 'SQLite format 3\0', 'SONICPOX']) {
      expect(await codeOf(new TextEncoder().encode(text))).toBe('file_foreign')
    }
  })

  it('with any byte changed is refused', async () => {
    const bytes = await write()
    const codes = ['file_foreign', 'file_tampered', 'file_truncated', 'format_newer']
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          expect(codes).toContain(await codeOf(bytes.with(at, bytes[at]! ^ flip)))
        },
      ),
      { numRuns: 80 },
    )
    const middle = bytes.length - 35_000
    expect(await codeOf(bytes.with(middle, 6))).toBe('file_tampered')
    expect(await codeOf(concat([bytes, Uint8Array.of(0)]))).toBe('file_tampered')
  })

  it('of a later format is refused with format_newer, whatever else its header holds', async () => {
    expect(await codeOf(await write({ format: FORMAT + 1, other: true } as unknown as PackageHeader))).toBe(
      'format_newer',
    )
  })

  it('whose frames are not what its header counts is refused, also with a checksum that fits', async () => {
    const [manifest, node, leaf] = frames as [Frame, Frame, Frame]
    const lists = [
      [manifest, node, leaf],
      [manifest, node, leaf, leaf, leaf],
      [manifest, leaf, leaf],
      [node, leaf, leaf],
      [{ kind: 'header' as const, body: new Uint8Array() }, manifest, node, leaf, leaf],
      [manifest, node, { kind: 'error' as const, body: new Uint8Array() }, leaf, leaf],
      [{ ...manifest, id: `m${'B'.repeat(42)}A` }, node, leaf, leaf],
      [],
    ]
    for (const list of lists) expect(await codeOf(await write(header, list))).toBe('file_tampered')
  })

  it('with a hostile header is refused before anything else is read', async () => {
    const magic = new TextEncoder().encode('SONICPOS')
    const withHeader = (text: string, length = text.length): Uint8Array => {
      const size = new Uint8Array(4)
      new DataView(size.buffer).setUint32(0, length)
      return resigned(
        concat([
          magic,
          size,
          new TextEncoder().encode(text),
          encodeFrame({ kind: 'end', body: new Uint8Array() }),
        ]),
      )
    }
    expect(await codeOf(withHeader('{}', 0xffffffff))).toBe('file_tampered')
    expect(await codeOf(withHeader('{}', HEADER_MAX + 1))).toBe('file_tampered')
    const good = JSON.stringify(header)
    for (const text of [
      '{',
      'null',
      '[]',
      '{}',
      good.replace('"counts":{', '"counts":{"__proto__":{"x":1},'),
      good.replace('"recovery"', '"other"'),
    ]) {
      expect(await codeOf(withHeader(text.replace(/[^\x20-\x7e]/g, '?')))).toBe('file_tampered')
    }
  })
})
