import { randomBytes } from 'node:crypto'
import { newId } from '../../shared/ids.ts'
import { utf8 } from '../../shared/snapshot/bytes.ts'
import { canonicalText } from '../../shared/snapshot/canonical.ts'
import { type Frame, encodeFrames } from '../../shared/snapshot/frames.ts'
import { packLeaf } from '../../shared/snapshot/leaf.ts'
import { FORMAT, SCHEMA_VERSION, SPLITTER } from '../../shared/snapshot/limits.ts'
import { type Manifest, headerOf, nameManifest } from '../../shared/snapshot/manifest.ts'
import { sealLeaf, sealManifest } from '../../shared/snapshot/seal.ts'
import { rootOf } from '../../shared/snapshot/tree.ts'
import type { MadeShop } from '../contract/made-shop.ts'

/** Random bytes in each object: with text form, packing and seal it has about 2.5 KB. */
const NOISE_BYTES = 1830

/** A device that commits: the only one of a shop of its own. */
export class BenchDevice {
  readonly shop: MadeShop
  readonly token: string
  #seq = 0
  #parent: string | null = null

  constructor(shop: MadeShop, token: string) {
    this.shop = shop
    this.token = token
  }

  /** The body of its next commit, with so many new objects; they have to be sent in this order. */
  async nextCommit(objects: number): Promise<Uint8Array> {
    const { keys, shopId } = this.shop
    const context = { shopId, keyEpoch: 1 }
    const { frames, collections } = await this.#objects(objects)
    const manifest = await this.#manifest(collections)
    const header = utf8(JSON.stringify(headerOf(manifest, this.#parent)))
    const sealed = await sealManifest(keys, context, manifest)
    this.#parent = manifest.snapshotId
    return encodeFrames([
      { kind: 'header', body: header },
      { kind: 'manifest', id: manifest.manifestId, body: sealed },
      ...frames,
    ])
  }

  async #objects(count: number): Promise<{ frames: Frame[]; collections: Manifest['collections'] }> {
    const { keys, shopId } = this.shop
    const context = { shopId, keyEpoch: 1 }
    const frames: Frame[] = []
    const collections: Manifest['collections'] = []
    for (let index = 0; index < count; index++) {
      const name = `c${String(index).padStart(2, '0')}`
      const text = canonicalText({ id: 'a', noise: randomBytes(NOISE_BYTES).toString('base64') })
      const leaf = await packLeaf(keys, name, [{ id: 'a', text }])
      collections.push({ name, root: leaf.id, records: 1, rawBytes: leaf.rawBytes })
      const body = await sealLeaf(keys, context, name, leaf.id, leaf.body)
      frames.push({ kind: 'leaf', id: leaf.id, body })
    }
    return { frames, collections }
  }

  async #manifest(collections: Manifest['collections']): Promise<Manifest> {
    const { keys, shopId, deviceId, lineage } = this.shop
    const tops = collections.map((each) => [each.name, each.root] as const)
    const records = collections.length
    return nameManifest(keys, {
      format: FORMAT,
      splitter: SPLITTER,
      schemaVersion: SCHEMA_VERSION,
      shopId,
      deviceId,
      lineage,
      snapshotId: newId(Date.now()),
      parent: this.#parent,
      seq: (this.#seq += 1),
      root: await rootOf(keys, SCHEMA_VERSION, tops),
      collections,
      createdAt: Date.now(),
      trigger: 'manual',
      appVersion: 'bench',
      custody: 'managed',
      keyEpoch: 1,
      sections: { sonic_invoices: { records } },
      counters: {},
      summary: {},
    })
  }
}
