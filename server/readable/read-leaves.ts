import { PosError } from '../../shared/errors.ts'
import type { ShopKeys } from '../../shared/keys/shop-keys.ts'
import { leafIdOf, unpackLeaf, type LeafRecord } from '../../shared/snapshot/leaf.ts'
import type { Manifest } from '../../shared/snapshot/manifest.ts'
import { openLeaf, openNode, type SealContext } from '../../shared/snapshot/seal.ts'
import type { Child } from '../../shared/snapshot/tree.ts'

/** How sealed objects of one shop are had and opened. */
export interface LeafSource {
  readonly keys: ShopKeys
  readonly context: SealContext
  readonly read: (id: string) => Promise<Uint8Array | undefined>
}

/** A child that is still to be read; the top of a collection has no known last id and level. */
type Waiting = Pick<Child, 'id' | 'records' | 'rawBytes'> & { lastId?: string; level?: number }

/**
 * The leaves under a collection's top in key order; nothing when there is no top. Each is compared with what its parent
 * says of it. Throws `object_missing`, `object_invalid`, `object_tampered`.
 */
export async function* readLeaves(
  source: LeafSource,
  collection: string,
  top: Manifest['collections'][number] | undefined,
): AsyncGenerator<readonly LeafRecord[], void, undefined> {
  const stack: Waiting[] =
    top === undefined ? [] : [{ id: top.root, records: top.records, rawBytes: top.rawBytes }]
  let last = ''
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const sealed = await source.read(next.id)
    if (sealed === undefined) {
      throw new PosError('object_missing', `object ${next.id} is gone`, { field: collection })
    }
    if (!next.id.startsWith('l')) {
      stack.push(...(await openChildren(source, collection, next, sealed)).toReversed())
      continue
    }
    const records = await openRecords(source, collection, next, sealed)
    if ((records[0]?.id ?? '') <= last) throw wrong(next, 'does not stand in order')
    last = records.at(-1)?.id ?? last
    yield records
  }
}

async function openRecords(
  { keys, context }: LeafSource,
  collection: string,
  leaf: Waiting,
  sealed: Uint8Array,
): Promise<LeafRecord[]> {
  const body = await openLeaf(keys, context, collection, leaf.id, sealed)
  if ((await leafIdOf(keys, collection, body)) !== leaf.id) {
    throw new PosError('object_tampered', `leaf ${leaf.id} does not hold what its id names`, {
      field: collection,
    })
  }
  const records = unpackLeaf(body)
  if (leaf.level !== undefined && leaf.level !== 0) throw wrong(leaf, 'stands on a wrong level')
  if (records.length !== leaf.records) throw wrong(leaf, 'has another number of records')
  if (leaf.lastId !== undefined && leaf.lastId !== records.at(-1)?.id) throw wrong(leaf, 'ends elsewhere')
  return records
}

async function openChildren(
  { keys, context }: LeafSource,
  collection: string,
  parent: Waiting,
  sealed: Uint8Array,
): Promise<Waiting[]> {
  const node = await openNode(keys, context, collection, parent.id, sealed)
  if (parent.level !== undefined && parent.level !== node.level)
    throw wrong(parent, 'stands on a wrong level')
  let [records, rawBytes] = [0, 0]
  for (const child of node.children) {
    records += child.records
    rawBytes += child.rawBytes
  }
  if (records !== parent.records || rawBytes !== parent.rawBytes) throw wrong(parent, 'has other counts')
  return node.children.map((child) => ({ ...child, level: node.level - 1 }))
}

function wrong({ id }: Waiting, what: string): PosError {
  return new PosError('object_invalid', `object ${id} ${what}`, { field: id })
}
