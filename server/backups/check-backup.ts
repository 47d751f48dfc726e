import { PosError } from '../../shared/errors.ts'
import type { ShopKeys } from '../../shared/keys/shop-keys.ts'
import { leafIdOf } from '../../shared/snapshot/leaf.ts'
import { headerMatches, parseCommitHeader, type Manifest } from '../../shared/snapshot/manifest.ts'
import { openLeaf, openManifest, openNode, type SealContext } from '../../shared/snapshot/seal.ts'
import { rootOf, type TreeNode } from '../../shared/snapshot/tree.ts'
import type { UncheckedBackup } from '../storage/programs/backups.ts'
import type { CheckStorage } from '../storage/storage.ts'

/** Objects are marked as verified this many at once: one write for all of them. */
const MARK_AT_ONCE = 64

/** What a check needs besides the backup. */
export interface CheckParts {
  readonly storage: CheckStorage
  readonly keys: ShopKeys
  readonly now: () => number
  /** Awaited after each object, so that requests go first. May reject to stop the check. */
  readonly pause: () => Promise<void>
  /** Awaited before the check throws for an object that is not right; `sealed` is undefined for one that is not there. */
  readonly onBad: (id: string, sealed: Uint8Array | undefined) => Promise<void>
}

/**
 * Proves a backup from its plain content (engine 23, 30): the sealed manifest says what the clear header said, the
 * root follows from it, and every object under it that was not proven before opens and has the id that names it.
 *
 * Throws a `PosError` that says what is wrong. Stopped anywhere, what was proven stays proven: an object is marked
 * only after everything under it.
 */
export async function checkBackup(backup: UncheckedBackup, parts: CheckParts): Promise<void> {
  const context = { shopId: backup.shop_id, keyEpoch: backup.key_epoch }
  const manifest = await openManifest(parts.keys, context, backup.manifest_id, backup.manifest)
  if (!headerMatches(parseCommitHeader(backup.header), manifest)) {
    throw new PosError('manifest_invalid', 'the clear header does not say what the manifest says')
  }
  await checkRoot(manifest, parts.keys)
  const walk = new Walk(context, parts)
  for (const { name, root } of manifest.collections) await walk.check(name, [root])
  await walk.flush()
}

async function checkRoot({ schemaVersion, format, splitter, collections, root }: Manifest, keys: ShopKeys) {
  const tops = collections.map((collection) => [collection.name, collection.root] as const)
  if ((await rootOf(keys, { schemaVersion, format, splitter }, tops)) === root) return
  throw new PosError('manifest_invalid', 'the root does not follow from the collections', { field: 'root' })
}

class Walk {
  readonly #context: SealContext
  readonly #parts: CheckParts
  #proven: string[] = []

  constructor(context: SealContext, parts: CheckParts) {
    this.#context = context
    this.#parts = parts
  }

  /** Proves these objects of one collection and everything under them; children before parents. */
  async check(collection: string, ids: readonly string[], level?: number): Promise<void> {
    for (const id of await this.#parts.storage.unverified(this.#context.shopId, ids)) {
      const sealed = await this.#parts.storage.object(this.#context.shopId, id)
      const node = await this.#open(collection, id, sealed)
      if (node !== undefined) await this.#checkChildren(collection, node, level)
      this.#proven.push(id)
      if (this.#proven.length >= MARK_AT_ONCE) await this.flush()
      await this.#parts.pause()
    }
  }

  /** Marks what was proven since the last time. */
  async flush(): Promise<void> {
    if (this.#proven.length === 0) return
    const ids = this.#proven
    this.#proven = []
    await this.#parts.storage.verified(this.#context.shopId, ids, this.#parts.now())
  }

  /** The node under this id, `undefined` for a leaf that is right. */
  async #open(collection: string, id: string, sealed: Uint8Array | undefined): Promise<TreeNode | undefined> {
    const { keys } = this.#parts
    try {
      if (sealed === undefined) throw new PosError('object_missing', `object ${id} is gone`, { field: id })
      if (!id.startsWith('l')) return await openNode(keys, this.#context, collection, id, sealed)
      const body = await openLeaf(keys, this.#context, collection, id, sealed)
      if ((await leafIdOf(keys, collection, body)) === id) return undefined
      throw new PosError('object_tampered', `leaf ${id} does not hold what its id names`, { field: id })
    } catch (error) {
      if (error instanceof PosError) await this.#parts.onBad(id, sealed)
      throw error
    }
  }

  async #checkChildren(collection: string, node: TreeNode, level: number | undefined): Promise<void> {
    if (level !== undefined && node.level !== level) {
      throw new PosError('object_invalid', `node ${node.id} stands on a wrong level`, { field: node.id })
    }
    await this.check(
      collection,
      node.children.map((child) => child.id),
      node.level - 1,
    )
  }
}
