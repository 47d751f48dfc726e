import { PosError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { SCHEMA_VERSION } from '../../snapshot/limits.ts'
import { headerOf } from '../../snapshot/manifest.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { sealManifest } from '../../snapshot/seal.ts'
import { rootOf } from '../../snapshot/tree.ts'
import type { Identity } from '../boot.ts'
import type { LineState, Top } from '../generation.ts'
import type { CutOptions, CutResult } from '../shop-store.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import type { LeafCache } from '../store/leaf-cache.ts'
import { freeOld } from '../store/free-old.ts'
import { type CutPlan, commitCut } from './commit-cut.ts'
import { type CutInput, isPartOfRoot, readCutInput } from './cut-input.ts'
import { makeManifest } from './make-manifest.ts'
import { type TreeChange, rebuildTree } from './rebuild-tree.ts'

/** What a cut needs besides the generation. */
export interface CutContext {
  readonly keys: ShopKeys
  readonly cache: LeafCache
  readonly appVersion: string
  /** Who this device is now. */
  identity(): Promise<Identity>
  /** ms UTC. */
  now(): number
}

const TRIES = 4

/**
 * Merges hot into leaves (engine 12). The caller holds the lock `cut`; should another one cut all the same, this one starts
 * again, and throws `cut_outdated` when that happens over and over. Killed before any step: nothing has changed.
 */
export async function cutShop(
  db: GenerationDb,
  context: CutContext,
  options: CutOptions,
): Promise<CutResult> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await cutOnce(db, context, options)
    } catch (error) {
      const code = error instanceof PosError ? error.code : undefined
      const again = code === 'cut_outdated' || (code === 'storage_full' && (await freeOld(db)))
      if (!again || tries >= TRIES) throw error
    }
  }
}

async function cutOnce(db: GenerationDb, context: CutContext, options: CutOptions): Promise<CutResult> {
  const step = async (number: number): Promise<void> => options.onStep?.(number)
  const startedAt = context.now()
  await step(1)
  const input = await readCutInput(db, context.cache, options.fence)
  await step(2)
  const trees = await rebuildTrees(db, context.keys, input)
  await step(3)
  const tops = topsAfter(input, trees)
  const root = await rootOf(
    context.keys,
    SCHEMA_VERSION,
    Object.entries(tops).map(([name, top]) => [name, top.id] as const),
  )
  const identity = await context.identity()
  const line = nextLine(input.line, identity.lineage)
  const changed = root !== line.root
  const wanted = changed || options.force === true || options.label !== undefined || line.seq === 1
  await step(4)
  const plan: CutPlan = {
    before: input.state,
    fence: options.fence,
    merged: [...input.hot.values()].flat(),
    trees,
    startedAt,
    ...(wanted
      ? { snapshot: await makeSnapshot(context, options, { input, tops, root, identity, line }) }
      : {}),
  }
  await step(5)
  if (plan.merged.length === 0 && plan.snapshot === undefined)
    return resultOf(plan, root, input.state.cutNo, changed)
  const { cutNo } = await commitCut(db, plan)
  await step(6)
  return resultOf(plan, root, cutNo, changed)
}

/** Collections at the same time: one waits for the database while another one packs. */
function rebuildTrees(db: GenerationDb, keys: ShopKeys, { hot, tops }: CutInput): Promise<TreeChange[]> {
  return Promise.all(
    [...hot].map(([collection, rows]) => rebuildTree({ db, keys, collection }, tops[collection], rows)),
  )
}

/** The tops that the root is made of. */
function topsAfter({ tops, indexes }: CutInput, trees: readonly TreeChange[]): Record<string, Top> {
  const after: Record<string, Top> = {}
  for (const [name, top] of Object.entries(tops)) if (isPartOfRoot(name, indexes)) after[name] = top
  for (const { collection, top } of trees) {
    if (!isPartOfRoot(collection, indexes)) continue
    if (top === undefined) delete after[collection]
    else after[collection] = top
  }
  return after
}

/** The line with one more snapshot; another lineage than before begins at 1. `root` is still that of the snapshot before. */
function nextLine(line: LineState, lineage: string): LineState {
  return line.lineage === lineage
    ? { ...line, seq: line.seq + 1 }
    : { lineage, parent: line.parent, seq: 1, root: line.root }
}

interface Snapshot {
  readonly input: CutInput
  readonly tops: Readonly<Record<string, Top>>
  readonly root: ObjectId
  readonly identity: Identity
  readonly line: LineState
}

async function makeSnapshot(
  context: CutContext,
  { trigger, label }: CutOptions,
  { input, tops, root, identity, line }: Snapshot,
): Promise<NonNullable<CutPlan['snapshot']>> {
  const { keys, appVersion } = context
  const createdAt = context.now()
  const snapshotId = newId(createdAt)
  const parts = {
    snapshotId,
    createdAt,
    trigger,
    label,
    identity,
    appVersion,
    line,
    root,
    tops,
    sums: input.sums,
  }
  const manifest = await makeManifest(keys, parts)
  const { shopId, keyEpoch } = identity
  return {
    line: { ...line, parent: snapshotId, root },
    row: {
      snapshotId,
      trigger,
      ...(label === undefined ? {} : { label }),
      manifest: await sealManifest(keys, { shopId, keyEpoch }, manifest),
      header: headerOf(manifest, null),
      createdAt,
    },
  }
}

function resultOf(plan: CutPlan, root: ObjectId, cutNo: number, changed: boolean): CutResult {
  const leaves = plan.trees.flatMap(({ newLeaves }) => newLeaves)
  return {
    ...(plan.snapshot === undefined ? {} : { snapshotId: plan.snapshot.row.snapshotId }),
    root,
    cutNo,
    changed,
    leaves: leaves.length,
    rawBytes: leaves.reduce((sum, { rawBytes }) => sum + rawBytes, 0),
    packedBytes: leaves.reduce((sum, { body }) => sum + body.length, 0),
    merged: plan.merged.length,
  }
}
