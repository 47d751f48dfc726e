import { newId } from '../../shared/ids.ts'
import { deriveShopKeys, newShopKey, type ShopKeys } from '../../shared/keys/shop-keys.ts'
import { utf8, type Bytes } from '../../shared/snapshot/bytes.ts'
import { canonicalText } from '../../shared/snapshot/canonical.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { packLeaf, type LeafRecord } from '../../shared/snapshot/leaf.ts'
import { FORMAT, SCHEMA_VERSION, SPLITTER } from '../../shared/snapshot/limits.ts'
import { headerOf, nameManifest, type CommitHeader, type Manifest } from '../../shared/snapshot/manifest.ts'
import { sealLeaf, sealManifest, sealNode } from '../../shared/snapshot/seal.ts'
import { buildNodes, childOf, rootOf, type Child, type TreeNode } from '../../shared/snapshot/tree.ts'

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
  /** What was sealed before, for a shop that makes many snapshots: the same objects are not sealed again. */
  cache?: SealCache
}

/** Sealed objects by what is in them. */
export type SealCache = Map<string, { child: Child; frame: Frame }>

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
  { perLeaf = 3, records: given = [], cache = new Map() }: Contents,
  objects: Frame[],
): Promise<Child> {
  const leaves: Child[] = []
  for (let at = 0; at < ids.length; at += perLeaf) {
    const records = ids.slice(at, at + perLeaf).map((id) => ({
      id,
      text: canonicalText(given.find((record) => record.id === id) ?? { id }),
    }))
    const name = `${collection}\n${records.map(({ text }) => text).join('\n')}`
    const made = cache.get(name) ?? (await makeLeaf(shop, collection, records))
    cache.set(name, made)
    leaves.push(made.child)
    objects.push(made.frame)
  }
  const { nodes, top } = await buildNodes(shop.keys, collection, leaves)
  for (const node of nodes) {
    const made = cache.get(node.id) ?? (await makeNode(shop, collection, node))
    cache.set(node.id, made)
    objects.push(made.frame)
  }
  return top!
}

async function makeLeaf({ keys, shopId }: MadeShop, collection: string, records: readonly LeafRecord[]) {
  const child = await packLeaf(keys, collection, records)
  const body = await sealLeaf(keys, { shopId, keyEpoch: 1 }, collection, child.id, child.body)
  const frame: Frame = { kind: 'leaf', id: child.id, body }
  return { child, frame }
}

async function makeNode({ keys, shopId }: MadeShop, collection: string, node: TreeNode) {
  const body = await sealNode(keys, { shopId, keyEpoch: 1 }, collection, node)
  const frame: Frame = { kind: 'node', id: node.id, body }
  return { child: childOf(node), frame }
}

/** `count` ids in order. */
export function idList(count: number, prefix = 'r'): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(5, '0')}`)
}
