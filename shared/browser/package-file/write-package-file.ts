import type { KeySlot } from '../../keys/slots.ts'
import { PosError } from '../../errors.ts'
import type { Frame } from '../../snapshot/frames.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import { writePackage } from '../../snapshot/package.ts'
import { sealManifest } from '../../snapshot/seal.ts'
import type { OnProgress } from '../engine-api.ts'
import { findWanted } from '../sending/find-wanted.ts'
import type { Located } from '../sending/object-source.ts'
import { sealAll, type Sealing } from '../sending/upload.ts'

/** A package to be written. */
export interface PackageSource {
  readonly manifest: Manifest
  readonly shopName: string
  readonly slots: readonly KeySlot[]
  readonly sealing: Sealing
}

const AT_ONCE = 64
/** Parts of this size are handed to the browser, which keeps big blobs on disk. */
const PART_BYTES = 8 * 1024 * 1024

/**
 * Writes a `.sonicpos` file: the manifest, the nodes from the tops down, the leaves in key order. At most some megabytes are in
 * memory at once. Throws `no_slot` when nobody could open it, `object_missing` when a cut came in between.
 */
export async function writePackageFile(
  source: PackageSource,
  onProgress: OnProgress = () => undefined,
): Promise<Blob> {
  if (source.slots.length === 0)
    throw new PosError('no_slot', 'neither a password nor a recovery code could open the file')
  const all = await findWanted(source.sealing.source, source.manifest, everything)
  const objects = [
    ...all.filter(({ level }) => level > 0).toSorted((a, b) => b.level - a.level),
    ...all.filter(({ level }) => level === 0),
  ]
  const { manifest } = source
  const header = {
    format: manifest.format,
    shopId: manifest.shopId,
    shopName: source.shopName,
    manifestId: manifest.manifestId,
    createdAt: manifest.createdAt,
    custody: manifest.custody,
    keyEpoch: manifest.keyEpoch,
    slots: [...source.slots],
    counts: {
      nodes: objects.filter(({ level }) => level > 0).length,
      leaves: objects.filter(({ level }) => level === 0).length,
      records: manifest.collections.reduce((sum, { records }) => sum + records, 0),
    },
  }
  return blobOf(writePackage(header, framesOf(source, objects, onProgress)))
}

async function everything(ids: readonly string[]) {
  const all = new Set(ids)
  return { send: all, look: all }
}

async function* framesOf(
  { manifest, sealing }: PackageSource,
  objects: readonly Located[],
  onProgress: OnProgress,
): AsyncGenerator<Frame> {
  const sealed = await sealManifest(sealing.keys, sealing.context, manifest)
  yield { kind: 'manifest', id: manifest.manifestId, body: sealed }
  for (let at = 0; at < objects.length; at += AT_ONCE) {
    const part = objects.slice(at, at + AT_ONCE)
    const frames = new Map((await sealAll(sealing, part)).map((frame) => [frame.id, frame]))
    for (const { id } of part) {
      const frame = frames.get(id)
      if (frame !== undefined) yield frame
    }
    onProgress({ step: 'progress.write', done: at + part.length, total: objects.length, unit: 'objects' })
  }
}

async function blobOf(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const parts: Blob[] = []
  let held: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    bytes += chunk.length
    if (bytes < PART_BYTES) continue
    parts.push(new Blob(held))
    held = []
    bytes = 0
  }
  return new Blob([...parts, ...held], { type: 'application/octet-stream' })
}
