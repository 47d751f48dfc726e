import { sha256 } from '@noble/hashes/sha2.js'
import { PosError } from '../errors.ts'
import { ByteSource, type ByteStream } from './byte-source.ts'
import { type Bytes, concat, fromUtf8, sameBytes, utf8 } from './bytes.ts'
import { canonicalText } from './canonical.ts'
import { type Frame, FrameReader, encodeFrame } from './frames.ts'
import { HEADER_MAX } from './limits.ts'
import { type PackageHeader, parsePackageHeader } from './package-header.ts'

export { type PackageHeader } from './package-header.ts'

/** The first eight bytes of every backup file. */
export const PACKAGE_MAGIC: Bytes = utf8('SONICPOS')

const DIGEST_BYTES = 32

/** A package whose header was read; its frames can be read once. */
export interface PackageContent {
  header: PackageHeader
  /**
   * The manifest, then nodes and leaves. The file's checksum is compared after the last frame: what was read counts
   * only when the loop ends without `file_truncated` or `file_tampered`.
   */
  frames: AsyncIterable<Frame>
}

/** Writes a `.sonicpos` file piece by piece. `frames`: the manifest first, then nodes and leaves; `end` is added. */
export async function* writePackage(
  header: PackageHeader,
  frames: AsyncIterable<Frame> | Iterable<Frame>,
): AsyncGenerator<Bytes, void, undefined> {
  const hash = sha256.create()
  const text = utf8(canonicalText(header))
  if (text.length > HEADER_MAX)
    throw new PosError('file_too_large', 'the header of the backup file is too long')
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, text.length)
  const head = concat([PACKAGE_MAGIC, length, text])
  hash.update(head)
  yield head
  for await (const frame of frames) {
    const bytes = encodeFrame(frame)
    hash.update(bytes)
    yield bytes
  }
  const end = encodeFrame({ kind: 'end', body: new Uint8Array() })
  hash.update(end)
  yield concat([end, hash.digest()])
}

/**
 * Reads the head of a `.sonicpos` file and prepares its frames. Throws `file_foreign` for another kind of file,
 * `file_truncated`, `file_tampered` and `format_newer`.
 */
export async function readPackage(stream: ByteStream): Promise<PackageContent> {
  const source = new ByteSource(stream)
  const hash = sha256.create()
  const magic = await source.take(PACKAGE_MAGIC.length)
  if (magic.length === 0 || !sameBytes(magic, PACKAGE_MAGIC.subarray(0, magic.length))) {
    throw new PosError('file_foreign', 'this is not a backup file of this product')
  }
  const lengthBytes = await source.take(4)
  if (lengthBytes.length < 4) throw truncated()
  const length = new DataView(lengthBytes.buffer).getUint32(0)
  if (length > HEADER_MAX) throw tampered('its header is too long')
  const text = await source.take(length)
  if (text.length < length) throw truncated()
  for (const part of [magic, lengthBytes, text]) hash.update(part)
  const header = parsePackageHeader(headerText(text))
  return { header, frames: readFrames(source, hash, header) }
}

/**
 * Reads a whole `.sonicpos` file and compares its checksum, order and counts, without opening anything. `onBytes` is called with
 * how many more were read. Throws as `readPackage` and its frames.
 */
export async function checkPackage(
  stream: ByteStream,
  onBytes: (count: number) => void = () => undefined,
): Promise<void> {
  const { frames } = await readPackage(counted(stream, onBytes))
  const iterator = frames[Symbol.asyncIterator]()
  while ((await iterator.next()).done !== true);
}

async function* counted(stream: ByteStream, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  const source = new ByteSource(stream)
  for (;;) {
    const bytes = await source.next()
    if (bytes === undefined) return
    onBytes(bytes.length)
    yield bytes
  }
}

async function* readFrames(
  source: ByteSource,
  hash: { update(bytes: Uint8Array): unknown; digest(): Uint8Array },
  header: PackageHeader,
): AsyncGenerator<Frame, void, undefined> {
  const reader = new FrameReader()
  const order = new PackageOrder(header)
  while (!reader.ended) {
    const bytes = await source.next()
    if (bytes === undefined) throw truncated()
    const frames = pushTo(reader, bytes)
    hash.update(bytes.subarray(0, bytes.length - (reader.ended ? reader.rest.length : 0)))
    for (const frame of frames) {
      order.admit(frame)
      yield frame
    }
  }
  source.putBack(reader.rest)
  const digest = await source.take(DIGEST_BYTES)
  if (digest.length < DIGEST_BYTES) throw truncated()
  if (!sameBytes(digest, hash.digest())) throw tampered('its checksum does not fit')
  if ((await source.take(1)).length > 0) throw tampered('bytes follow its checksum')
  order.finish()
}

/** Checks that a package holds one manifest, then exactly the objects that its header counts. */
class PackageOrder {
  readonly #header: PackageHeader
  readonly #seen = { manifest: 0, node: 0, leaf: 0 }

  constructor(header: PackageHeader) {
    this.#header = header
  }

  admit({ kind, id }: Frame): void {
    if (kind === 'header' || kind === 'error' || kind === 'end') throw tampered(`it holds a ${kind} frame`)
    if ((kind === 'manifest') !== (this.#seen.manifest === 0))
      throw tampered('its manifest is not the first frame')
    if (kind === 'manifest' && id !== this.#header.manifestId)
      throw tampered('its manifest is not the one it names')
    this.#seen[kind] += 1
  }

  finish(): void {
    const { nodes, leaves } = this.#header.counts
    const { manifest, node, leaf } = this.#seen
    if (manifest !== 1 || node !== nodes || leaf !== leaves) throw tampered('objects are missing or too many')
  }
}

function pushTo(reader: FrameReader, bytes: Uint8Array): Frame[] {
  try {
    return reader.push(bytes, true)
  } catch (cause) {
    throw tampered('its frames cannot be read', cause)
  }
}

function headerText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch (cause) {
    throw tampered('its header is not UTF-8', cause)
  }
}

function truncated(): PosError {
  return new PosError('file_truncated', 'the backup file ends too early')
}

function tampered(why: string, cause?: unknown): PosError {
  return new PosError('file_tampered', `the backup file was changed: ${why}`, { cause })
}
