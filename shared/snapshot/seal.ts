import { PosError } from '../errors.ts'
import type { ShopKeys } from '../keys/shop-keys.ts'
import { type Bytes, concat, fromUtf8, utf8 } from './bytes.ts'
import { canonicalText } from './canonical.ts'
import { type Manifest, manifestIdOf, parseManifest } from './manifest.ts'
import { type ObjectId, bytesOfId } from './object-id.ts'
import { pack, unpack } from './packing.ts'
import { type SealedClear, type SealedParts, sealedHead, takeApart } from './sealed-bytes.ts'
import { type TreeNode, nodeIdOf } from './tree.ts'
import { parseNodeRest } from './node-rest.ts'

export { parseSealed } from './sealed-bytes.ts'

/** Whose object it is: another shop's or epoch's object is refused when it is opened. */
export interface SealContext {
  shopId: string
  keyEpoch: number
}

/** Seals a leaf's body under its id. */
export async function sealLeaf(
  keys: ShopKeys,
  ctx: SealContext,
  collection: string,
  id: ObjectId,
  body: Bytes,
): Promise<Bytes> {
  return seal(keys, ctx, collection, { type: 'l', id, children: [] }, body)
}

/**
 * Opens a sealed leaf and returns its body. Throws `object_tampered` when the bytes are not exactly what was sealed
 * for this shop, epoch, collection and id. The id is not recomputed from the records: `leafIdOf` does that.
 */
export async function openLeaf(
  keys: ShopKeys,
  ctx: SealContext,
  collection: string,
  id: ObjectId,
  sealed: Uint8Array,
): Promise<Bytes> {
  return open(keys, ctx, collection, id, takeApart(sealed))
}

/** Seals a node: the ids of its children stay in clear, the rest does not. */
export async function sealNode(
  keys: ShopKeys,
  ctx: SealContext,
  collection: string,
  node: TreeNode,
): Promise<Bytes> {
  const rows = node.children.map((child) => [child.lastId, child.records, child.rawBytes])
  const children = node.children.map((child) => child.id)
  const rest = pack(utf8(canonicalText({ children: rows, level: node.level })))
  return seal(keys, ctx, collection, { type: 'n', id: node.id, children }, rest)
}

/** Opens a sealed node and recomputes its id. Throws `object_tampered` and `object_invalid`. */
export async function openNode(
  keys: ShopKeys,
  ctx: SealContext,
  collection: string,
  id: ObjectId,
  sealed: Uint8Array,
): Promise<TreeNode> {
  const parts = takeApart(sealed)
  const node = parseNodeRest(id, parts.children, unpack(await open(keys, ctx, collection, id, parts)))
  if ((await nodeIdOf(keys, collection, node.level, node.children)) !== id) {
    throw new PosError('object_tampered', `node ${id} does not hold what its id names`)
  }
  return node
}

/** Seals a manifest under its `manifestId`. */
export async function sealManifest(keys: ShopKeys, ctx: SealContext, manifest: Manifest): Promise<Bytes> {
  const body = pack(utf8(canonicalText(manifest)))
  return seal(keys, ctx, '', { type: 'm', id: manifest.manifestId, children: [] }, body)
}

/**
 * Opens a sealed manifest and recomputes its id. Throws `object_tampered`, `manifest_invalid`, `shop_mismatch`, and
 * `format_newer` for a manifest of a later format.
 */
export async function openManifest(
  keys: ShopKeys,
  ctx: SealContext,
  id: ObjectId,
  sealed: Uint8Array,
): Promise<Manifest> {
  const manifest = parseManifest(fromUtf8(unpack(await open(keys, ctx, '', id, takeApart(sealed)))))
  if (manifest.manifestId !== id || (await manifestIdOf(keys, manifest)) !== id) {
    throw new PosError('object_tampered', `manifest ${id} does not hold what its id names`)
  }
  if (manifest.shopId !== ctx.shopId) throw new PosError('shop_mismatch', 'the manifest is of another shop')
  return manifest
}

async function seal(
  keys: ShopKeys,
  ctx: SealContext,
  collection: string,
  clear: SealedClear,
  plain: Bytes,
): Promise<Bytes> {
  const head = sealedHead(clear)
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const key = await objectKey(keys, clear.id, 'encrypt')
  const additionalData = boundTo(ctx, collection, head)
  const secret = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData }, key, plain)
  return concat([head, nonce, new Uint8Array(secret)])
}

async function open(
  keys: ShopKeys,
  ctx: SealContext,
  collection: string,
  id: ObjectId,
  parts: SealedParts,
): Promise<Bytes> {
  if (parts.id !== id) throw new PosError('object_tampered', `asked for ${id}, got ${parts.id}`)
  const key = await objectKey(keys, id, 'decrypt')
  const additionalData = boundTo(ctx, collection, parts.head)
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: parts.nonce, additionalData },
      key,
      parts.secret,
    )
    return new Uint8Array(plain)
  } catch (cause) {
    throw new PosError('object_tampered', `object ${id} was changed or is not this shop's`, { cause })
  }
}

/** Each object has a key of its own, so a nonce can never meet the same key twice with other content. */
async function objectKey(keys: ShopKeys, id: ObjectId, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const raw = await crypto.subtle.sign('HMAC', keys.enc, concat([utf8(id.charAt(0)), bytesOfId(id)]))
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [use])
}

function boundTo(ctx: SealContext, collection: string, head: Bytes): Bytes {
  return concat([head, utf8(`${ctx.shopId}\u0000${ctx.keyEpoch}\u0000${collection}`)])
}
