import { PosError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { identityOf } from '../account/key-slots.ts'
import type { BootState, KeyChange, PendingFlip } from '../boot.ts'
import { isPartOfRoot } from '../cut/cut-input.ts'
import type { Device } from '../device.ts'
import type { OnProgress } from '../engine-progress.ts'
import { beginFlip, finishFlip, giveUpFlip, newFlip, type FlipStep } from '../flip.ts'
import type { GenerationWriter, IndexState, MetaRow, Top } from '../generation.ts'
import { withLock } from '../locks.ts'
import { fetchAgain } from '../restore/check-restored.ts'
import type { Change, Unsent } from '../shop-store.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { createGeneration, dropGeneration } from '../store/generation-writer.ts'
import { isIndexName } from '../store/index-key.ts'
import { openShop } from '../store/open-shop.ts'
import { addUnsent } from '../store/unsent.ts'
import { withoutFormer } from './key-change.ts'
import { GenerationRekey } from './rekey-generation.ts'

/** The numbered steps of rebuilding: 1 before anything, 2 copied, 3 fenced, 4 cut, 5 copied again, 6 complete; and those of the flip. */
export type RekeyStep = 1 | 2 | 3 | 4 | 5 | 6 | `flip ${FlipStep}`

/** Called before each step; throwing there counts as a failure, never resolving as a kill. */
export type OnRekeyStep = (step: RekeyStep) => void | Promise<void>

/** How a rebuilding tells of itself. */
export interface RekeyTelling {
  readonly onProgress?: OnProgress | undefined
  readonly onStep?: OnRekeyStep | undefined
}

/** A key change whose keys are there: it has gone further than prepared. */
export type ReadyChange = KeyChange & { readonly keys: ShopKeys }

/**
 * Rebuilds the shop under its new key in a new generation and flips to it by the fence (engine 24, 35). Most of it is done while
 * the shop is sold from. What waits for the server waits there from then on. Throws `restore_running` while another
 * flip is alive; after any failure the shop is what it was.
 */
export async function rekeyShop(device: Device, change: ReadyChange, telling: RekeyTelling): Promise<void> {
  const work = async (): Promise<true> => {
    await rekeyUnderLock(device, change, telling)
    return true
  }
  const done = await withLock(device.boot, 'restore', work, { whenBusy: 'skip', locks: device.locks })
  if (done === undefined)
    throw new PosError('restore_running', 'a restore or import is running', { retryable: true })
}

async function rekeyUnderLock(device: Device, change: ReadyChange, telling: RekeyTelling): Promise<void> {
  const { boot } = device
  const { onStep = () => undefined } = telling
  await onStep(1)
  // The lock is ours: a flip that is still pending was cut short.
  await giveUpFlip(boot)
  const { active, keyChange } = await boot.state()
  // Another tab has done it meanwhile.
  if (keyChange?.step !== 'rebuilding' || active === undefined) return
  const writer = await freshGeneration(device, `rekey:${change.keyEpoch}`)
  const flip = newFlip(writer.generation)
  try {
    await fill(device, { change, writer, active, flip, telling })
    await onStep(6)
    await carryPins(device, writer.generation, change.pinKey)
    const lineage = await lineageOf(writer.generation)
    const flipStep = (step: FlipStep): void | Promise<void> => onStep(`flip ${step}`)
    await finishFlip(boot, flip, (now) => changed(now, change, lineage), flipStep)
  } catch (error) {
    await giveUpFlip(boot, flip)
    throw error
  } finally {
    writer.close()
    device.channel.tell()
  }
}

/** What an earlier try has left is thrown away: which of its leaves are right, nobody knows any more. */
async function freshGeneration({ boot }: Device, source: string): Promise<GenerationWriter> {
  const { generations, active } = await boot.state()
  for (const { number, source: of } of generations)
    if (of === source && number !== active) await dropGeneration(boot, number)
  return createGeneration(boot, source)
}

interface Filling {
  readonly change: ReadyChange
  readonly writer: GenerationWriter
  readonly active: number
  readonly flip: PendingFlip
  readonly telling: RekeyTelling
}

async function fill(device: Device, { change, writer, active, flip, telling }: Filling): Promise<void> {
  const { boot } = device
  const { onStep = () => undefined, onProgress } = telling
  const { keys: former } = await boot.state()
  if (former === undefined) throw new PosError('key_missing', 'this device has not the key of the shop')
  const [from, to] = [await GenerationDb.open(active), await GenerationDb.open(writer.generation)]
  try {
    let done = 0
    const total = (await stateOf(from)).records
    const rekey = new GenerationRekey({
      from,
      to,
      former,
      keys: change.keys,
      again: await fetchAgain(device),
      onRecords(records) {
        done += records
        onProgress?.({ step: 'progress.rekey', done, total: Math.max(done, total), unit: 'records' })
      },
    })
    await rekey.copy((await stateOf(from)).tops)
    await onStep(2)
    await beginFlip(boot, flip, (step) => onStep(`flip ${step}`))
    await onStep(3)
    await (await device.shop()).cut({ trigger: 'auto', fence: flip.token })
    await onStep(4)
    const { tops: wanted, index, unsent, schemaVersion } = await stateOf(from)
    const tops = await rekey.copy(wanted)
    await onStep(5)
    const line = { lineage: newId(device.now()), parent: null, seq: 0, root: null }
    const meta: MetaRow[] = [{ key: 'index', value: index }]
    await writer.finish({ tops, line, schemaVersion, unsent, meta })
  } finally {
    from.close()
    to.close()
  }
}

interface Standing {
  /** Of the collections of the root and of the indexes that are ready. */
  readonly tops: Record<string, Top>
  readonly index: Record<string, IndexState>
  readonly records: number
  /** Everything that waits, in hot and in the outbox. */
  readonly unsent: Unsent
  readonly schemaVersion: number
}

function stateOf(db: GenerationDb): Promise<Standing> {
  return db.run(['meta', 'outbox'], 'read', async (tx) => {
    const [state, tops = {}, index = {}, rows] = await Promise.all([
      tx.meta('state'),
      tx.meta('tops'),
      tx.meta('index'),
      tx.list('outbox'),
    ])
    if (state === undefined) throw new PosError('storage_vanished', 'this generation was never finished')
    const ready = Object.entries(index).filter(([, { state: is }]) => is === 'ready')
    const isReady = new Set(ready.map(([name]) => name))
    const kept = Object.entries(tops).filter(
      ([name]) => isPartOfRoot(name, index) || (isIndexName(name) && isReady.has(name)),
    )
    return {
      tops: Object.fromEntries(kept),
      index: Object.fromEntries(ready),
      records: kept.reduce((sum, [, { records }]) => sum + records, 0),
      unsent: rows.reduce((sum, row) => addUnsent(sum, row.unsent), state.unsent),
      schemaVersion: state.schemaVersion,
    }
  })
}

/** PINs were made under the key of before: they keep the part of it that checks them and opens nothing else. */
async function carryPins(
  { boot, locks }: Device,
  generation: number,
  key: string | undefined,
): Promise<void> {
  if (key === undefined) return
  const shop = await openShop(boot, { generation, locks })
  try {
    await shop.mutate(async (tx) => {
      const staff = await tx.range('staff')
      const changes: Change[] = staff
        .filter(({ pin }) => pin.key === undefined && pin.verifier !== '')
        .map((person) => ({
          collection: 'staff',
          id: person.id,
          value: { ...person, pin: { ...person.pin, key } },
        }))
      return { changes }
    })
  } finally {
    shop.close()
  }
}

async function lineageOf(generation: number): Promise<string> {
  const db = await GenerationDb.open(generation)
  try {
    const line = await db.run(['meta'], 'read', (tx) => tx.meta('line'))
    return line?.lineage ?? newId(Date.now())
  } finally {
    db.close()
  }
}

function changed(now: BootState, change: ReadyChange, lineage: string) {
  const { keys, keyEpoch, slots } = change
  const { problem: _, ...ours } = now.keyChange ?? change
  return {
    keys,
    slots,
    pendingKey: null,
    identity: { ...identityOf(now), custody: 'private' as const, keyEpoch, lineage },
    generations: now.generations.map((known) =>
      known.source === `rekey:${keyEpoch}` ? known : { ...known, isFormer: true },
    ),
    keyChange: {
      ...ours,
      step: 'sending' as const,
      ...(now.active === undefined ? {} : { from: now.active }),
    },
    extra: withoutFormer(now.extra),
  }
}
