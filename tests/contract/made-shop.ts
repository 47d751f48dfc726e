import { newId } from '../../shared/ids.ts'
import { deriveShopKeys, newShopKey, type ShopKeys } from '../../shared/keys/shop-keys.ts'
import { utf8, type Bytes } from '../../shared/snapshot/bytes.ts'
import { canonicalText } from '../../shared/snapshot/canonical.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { packLeaf } from '../../shared/snapshot/leaf.ts'
import { FORMAT, SCHEMA_VERSION, SPLITTER } from '../../shared/snapshot/limits.ts'
import { headerOf, nameManifest, type CommitHeader, type Manifest } from '../../shared/snapshot/manifest.ts'
import { sealLeaf, sealManifest, sealNode } from '../../shared/snapshot/seal.ts'
import { buildNodes, rootOf, type Child } from '../../shared/snapshot/tree.ts'

/** A shop with its key and one device, made up for a test. */
export interface MadeShop {
  shopId: string
  deviceId: string
  lineage: string
  raw: Bytes
  keys: ShopKeys
}

/** A snapshot as a device would send it; objects stand children first. */
export interface MadeSnapshot {
  manifest: Manifest
  header: CommitHeader
  headerText: string
  sealed: Bytes
  objects: Frame[]
  frames: Frame[]
}

/** What a snapshot holds: per collection the ids of its records, `perLeaf` of them in a leaf. */
export interface Contents {
  collections: Readonly<Record<string, readonly string[]>>
  /** The records of some of them; the others have nothing but their id. */
  records?: readonly { id: string }[]
  perLeaf?: number
  seq?: number
  parent?: string | null
  expectedHead?: string | null
  manifest?: Partial<Manifest>
}

let clock = Date.now()

/** A new shop; no two are alike. */
export async function makeShop(): Promise<MadeShop> {
  const raw = newShopKey()
  const [shopId, deviceId, lineage] = [newId((clock += 1)), newId((clock += 1)), newId((clock += 1))]
  return { shopId, deviceId, lineage, raw, keys: await deriveShopKeys(raw) }
}

/** Seals a snapshot of this shop. */
export async function makeSnapshot(shop: MadeShop, contents: Contents): Promise<MadeSnapshot> {
  const { keys, shopId, deviceId, lineage } = shop
  const { parent = null, seq = 1, expectedHead = parent } = contents
  const objects: Frame[] = []
  const collections: Manifest['collections'] = []
  for (const [name, ids] of Object.entries(contents.collections).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const top = await addTree(shop, name, ids, contents, objects)
    collections.push({ name, root: top.id, records: top.records, rawBytes: top.rawBytes })
  }
  const root = await rootOf(
    keys,
    SCHEMA_VERSION,
    collections.map((each) => [each.name, each.root] as const),
  )
  const manifest = await nameManifest(keys, {
    format: FORMAT,
    splitter: SPLITTER,
    schemaVersion: SCHEMA_VERSION,
    shopId,
    deviceId,
    lineage,
    snapshotId: newId((clock += 1)),
    parent,
    seq,
    root,
    collections,
    createdAt: clock,
    trigger: 'manual',
    appVersion: '0',
    custody: 'managed',
    keyEpoch: 1,
    counters: { INV: seq },
    summary: {},
    sections: { sonic_invoices: { records: Object.values(contents.collections).flat().length } },
    ...contents.manifest,
  })
  const header = headerOf(manifest, expectedHead)
  const headerText = JSON.stringify(header)
  const sealed = await sealManifest(keys, { shopId, keyEpoch: 1 }, manifest)
  const frames: Frame[] = [
    { kind: 'header', body: utf8(headerText) },
    { kind: 'manifest', id: manifest.manifestId, body: sealed },
  ]
  return { manifest, header, headerText, sealed, objects, frames }
}

async function addTree(
  shop: MadeShop,
  collection: string,
  ids: readonly string[],
  { perLeaf = 3, records: given = [] }: Contents,
  objects: Frame[],
): Promise<Child> {
  const context = { shopId: shop.shopId, keyEpoch: 1 }
  const leaves: Child[] = []
  for (let at = 0; at < ids.length; at += perLeaf) {
    const records = ids.slice(at, at + perLeaf).map((id) => ({
      id,
      text: canonicalText(given.find((record) => record.id === id) ?? { id }),
    }))
    const leaf = await packLeaf(shop.keys, collection, records)
    leaves.push(leaf)
    const body = await sealLeaf(shop.keys, context, collection, leaf.id, leaf.body)
    objects.push({ kind: 'leaf', id: leaf.id, body })
  }
  const { nodes, top } = await buildNodes(shop.keys, collection, leaves)
  for (const node of nodes) {
    objects.push({ kind: 'node', id: node.id, body: await sealNode(shop.keys, context, collection, node) })
  }
  return top!
}

/** `count` ids in order. */
export function idList(count: number, prefix = 'r'): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(5, '0')}`)
}
