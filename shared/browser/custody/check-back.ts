import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { leafIdOf } from '../../snapshot/leaf.ts'
import { openLeaf, openNode, type SealContext } from '../../snapshot/seal.ts'
import { identityOf } from '../account/key-slots.ts'
import type { Device } from '../device.ts'
import type { OnProgress } from '../engine-progress.ts'
import { childrenExpected, checkNode, isLeaf, topsExpected, type Expected } from '../restore/expected.ts'
import { openBackup } from '../restore/open-backup.ts'

/** Draws one of so many, from 0. */
export type Draw = (count: number) => number

const byChance: Draw = (count) => Math.floor(Math.random() * count)

/**
 * Fetches a backup's manifest and, along `paths` random ways from the tops down to a leaf each, its objects back from the server,
 * opens them and recomputes every id (engine 23, private custody). Resolves to how many objects it were. Throws
 * `object_missing`, `object_tampered`, `object_invalid` for what is not right, and as `ServerApi`.
 */
export async function checkBack(
  device: Device,
  snapshotId: string,
  paths: number,
  { onProgress, draw = byChance }: { onProgress?: OnProgress | undefined; draw?: Draw } = {},
): Promise<number> {
  const state = await device.boot.state()
  const { shopId, keyEpoch } = identityOf(state)
  const { keys } = state
  if (keys === undefined) throw new PosError('key_missing', 'this device has not the key of the shop')
  const context = { shopId, keyEpoch }
  const { manifestId, sealed } = await device.api.manifest(snapshotId)
  const manifest = await openBackup(keys, context, manifestId, sealed)
  if (manifest.snapshotId !== snapshotId)
    throw new PosError('object_tampered', 'the server answered with another backup')
  let row = drawn(topsExpected(manifest), paths, draw)
  let done = 0
  while (row.length > 0) {
    const below = await openRow(device, { keys, context, row, draw })
    done += row.length
    onProgress?.({ step: 'progress.check', done, total: done + below.length, unit: 'objects' })
    row = below
  }
  return done
}

interface Row {
  readonly keys: ShopKeys
  readonly context: SealContext
  readonly row: readonly Expected[]
  readonly draw: Draw
}

/** Opens these, and chooses what is looked at below them: one child of each. */
async function openRow(device: Device, { keys, context, row, draw }: Row): Promise<Expected[]> {
  const found = await device.api.fetchObjects(row.map(({ id }) => id))
  const below: Expected[] = []
  for (const expected of row) {
    const { collection, id } = expected
    const sealed = found.get(id)
    if (sealed === undefined)
      throw new PosError('object_missing', `the server has no object ${id}`, { field: id })
    if (isLeaf(expected)) {
      const body = await openLeaf(keys, context, collection, id, sealed)
      if ((await leafIdOf(keys, collection, body)) !== id)
        throw new PosError('object_tampered', `leaf ${id} is not what its id says`)
      continue
    }
    const node = await openNode(keys, context, collection, id, sealed)
    checkNode(expected, node)
    below.push(...drawn(childrenExpected(collection, node), 1, draw))
  }
  return below
}

/** At most so many of these, each once. */
function drawn<Item>(items: readonly Item[], count: number, draw: Draw): Item[] {
  const left = [...items]
  const chosen: Item[] = []
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(draw(left.length), 1))
  return chosen
}
