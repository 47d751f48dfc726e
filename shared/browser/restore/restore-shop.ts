import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import type { SealContext } from '../../snapshot/seal.ts'
import { rootOf } from '../../snapshot/tree.ts'
import type { BootState, Identity, PendingFlip } from '../boot.ts'
import type { Device } from '../device.ts'
import type { RestoreResult } from '../engine-api.ts'
import { beginFlip, finishFlip, giveUpFlip, newFlip, type FlipStep } from '../flip.ts'
import { withLock } from '../locks.ts'
import { newId } from '../../ids.ts'
import type { GenerationWriter, Top } from '../generation.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { resumeGeneration } from '../store/generation-writer.ts'
import { openShop } from '../store/open-shop.ts'
import { countersOf, raiseCounters } from './counters.ts'
import type { Fetched, Present } from './fetch-objects.ts'
import { highest } from './preview.ts'
import { ObjectPutter } from './put-objects.ts'
import { restoreMarks } from './restore-marks.ts'
import { safetySnapshot } from './safety-snapshot.ts'

/** Where a shop is restored from. */
export interface RestoreSource {
  readonly manifest: Manifest
  readonly keys: ShopKeys
  readonly context: SealContext
  /** Who this device is afterwards; its lineage is drawn anew. */
  readonly identity: Identity
  /** Goes into `sonic-boot` before the new generation is opened (a device that had no shop gets its key and slots). */
  readonly bring?: Pick<BootState, 'slots'>
  /** Last numeric parts that the server knows of, over all devices. */
  readonly counters: Readonly<Record<string, number>>
  /** True when the server has every object of the snapshot. */
  readonly isOnServer: boolean
  /** Puts every object that is not present. */
  putAll(putter: ObjectPutter, present: Present): Promise<Fetched>
}

/** The numbered steps of a restore, and those of its flip. */
export type RestoreStep = 1 | 2 | 3 | 4 | 5 | 6 | 7 | `flip ${FlipStep}`

/** Called before each step; throwing there counts as a failure, never resolving as a kill. */
export type OnRestoreStep = (step: RestoreStep) => void | Promise<void>

/**
 * Restores a shop to the moment *stored* (engine 24, 25): fence, safety snapshot, objects into a new generation, root equal,
 * flip. Throws `restore_running` while another one is alive; after any failure the shop is what it was, and what was fetched
 * is there for the next try.
 */
export async function restoreShop(
  device: Device,
  source: RestoreSource,
  onStep: OnRestoreStep = () => undefined,
): Promise<RestoreResult> {
  const done = await withLock(device.boot, 'restore', () => restoreUnderLock(device, source, onStep), {
    whenBusy: 'skip',
    locks: device.locks,
  })
  if (done === undefined) throw new PosError('restore_running', 'another restore or import is running')
  return done
}

async function restoreUnderLock(
  device: Device,
  source: RestoreSource,
  onStep: OnRestoreStep,
): Promise<RestoreResult> {
  const { boot } = device
  await onStep(1)
  // The lock is ours: a flip that is still pending was cut short.
  await giveUpFlip(boot)
  const to = await targetOf(boot, source.manifest.snapshotId)
  const flip = newFlip(to.number)
  try {
    await beginFlip(boot, flip, flipStep(onStep))
    await onStep(2)
    await safetySnapshot(device, flip.token)
    await onStep(3)
    const fetched = to.isReady ? { objects: 0, bytes: 0 } : await fillGeneration(device, source, onStep)
    await onStep(6)
    const lineage = await adopt(device, source, to.number)
    await onStep(7)
    await flipTo(device, flip, { ...source.identity, lineage }, onStep)
    return resultOf(source.manifest, to.number, fetched)
  } catch (error) {
    await giveUpFlip(boot, flip)
    throw error
  } finally {
    device.channel.tell()
  }
}

/** The generation of an earlier try of the same snapshot, complete or not, else a new one. */
async function targetOf(
  boot: Device['boot'],
  snapshotId: string,
): Promise<{ number: number; isReady: boolean }> {
  const { generations, active } = await boot.state()
  const ready = generations.find(
    ({ number, source, state, leftAt, isFormer }) =>
      isFormer !== true &&
      source === snapshotId &&
      state === 'complete' &&
      number !== active &&
      leftAt === undefined,
  )
  if (ready !== undefined) return { number: ready.number, isReady: true }
  const writer = await resumeGeneration(boot, snapshotId)
  writer.close()
  return { number: writer.generation, isReady: false }
}

async function fillGeneration(
  device: Device,
  source: RestoreSource,
  onStep: OnRestoreStep,
): Promise<Fetched> {
  const { manifest, keys, context } = source
  const writer = await resumeGeneration(device.boot, manifest.snapshotId)
  try {
    const present = await presentIn(writer)
    const putter = new ObjectPutter(writer, keys, context)
    const fetched = await source.putAll(putter, present)
    await onStep(4)
    const tops = putter.tops()
    await compareRoot(keys, manifest, tops)
    await onStep(5)
    const { snapshotId, schemaVersion, root } = manifest
    await writer.finish({
      tops,
      schemaVersion,
      line: { lineage: newId(device.now()), parent: snapshotId, seq: 0, root },
      meta: restoreMarks(snapshotId, source.isOnServer),
    })
    return fetched
  } finally {
    writer.close()
  }
}

async function presentIn(writer: GenerationWriter): Promise<Present> {
  const db = await GenerationDb.open(writer.generation)
  try {
    const rows = await db.run(['nodes'], 'read', (tx) => tx.list('nodes'))
    const nodes = new Map(
      rows.map(({ id, level, lastId, children }) => [id, { id, level, lastId, children: [...children] }]),
    )
    return { nodes, leaves: await writer.presentLeaves() }
  } finally {
    db.close()
  }
}

/** Every node's id was recomputed when it was opened, so the tops carry the proof of everything under them. */
async function compareRoot(
  keys: ShopKeys,
  manifest: Manifest,
  tops: Readonly<Record<string, Top>>,
): Promise<void> {
  const { format, splitter, schemaVersion } = manifest
  const pairs = Object.entries(tops).map(([name, { id }]) => [name, id] as const)
  if ((await rootOf(keys, { format, splitter, schemaVersion }, pairs)) !== manifest.root)
    throw new PosError('object_tampered', 'what was restored does not give the root of the backup')
}

/** Raises the counters of the new generation and returns the lineage that it begins. */
async function adopt({ boot }: Device, source: RestoreSource, generation: number): Promise<string> {
  const { keys, identity } = source
  const state = await boot.update((now) =>
    now.identity === undefined ? { ...source.bring, keys, identity } : undefined,
  )
  const known = await Promise.all(
    state.generations
      .filter((other) => other.state === 'complete')
      .map(({ number }) => inShop(boot, number, countersOf).catch(() => ({}))),
  )
  const floor = highest([source.manifest.counters, source.counters, ...known])
  await inShop(boot, generation, (shop) => raiseCounters(shop, floor))
  const db = await GenerationDb.open(generation)
  try {
    const line = await db.run(['meta'], 'read', (tx) => tx.meta('line'))
    return line?.lineage ?? newId(Date.now())
  } finally {
    db.close()
  }
}

async function inShop<T>(
  boot: Device['boot'],
  generation: number,
  work: (shop: Awaited<ReturnType<typeof openShop>>) => Promise<T>,
): Promise<T> {
  const shop = await openShop(boot, { generation })
  try {
    return await work(shop)
  } finally {
    shop.close()
  }
}

async function flipTo(
  { boot }: Device,
  flip: PendingFlip,
  identity: Identity,
  onStep: OnRestoreStep,
): Promise<void> {
  // The login may have changed meanwhile; only the lineage is the restore's.
  const change = (now: BootState) => ({
    identity: { ...(now.identity ?? identity), lineage: identity.lineage },
  })
  await finishFlip(boot, flip, change, flipStep(onStep))
}

function flipStep(onStep: OnRestoreStep): (step: FlipStep) => void | Promise<void> {
  return (step) => onStep(`flip ${step}`)
}

function resultOf(manifest: Manifest, generation: number, fetched: Fetched): RestoreResult {
  return {
    snapshotId: manifest.snapshotId,
    root: manifest.root,
    records: manifest.collections.reduce((sum, { records }) => sum + records, 0),
    generation,
    objectsFetched: fetched.objects,
    bytesFetched: fetched.bytes,
  }
}
