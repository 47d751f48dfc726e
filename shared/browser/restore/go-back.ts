import { PosError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { identityOf } from '../account/key-slots.ts'
import type { Device } from '../device.ts'
import type { WayBack } from '../engine-keeping.ts'
import { beginFlip, finishFlip, giveUpFlip, newFlip, type FlipStep } from '../flip.ts'
import { ifThere } from '../if-there.ts'
import { withLock } from '../locks.ts'
import { fenceOf } from '../store/fence.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { openShop } from '../store/open-shop.ts'
import { countersOf, raiseCounters } from './counters.ts'
import { highest } from './preview.ts'
import { safetySnapshot } from './safety-snapshot.ts'
import { wayBack } from './way-back.ts'

/** The numbered steps of going back: 1 before anything, 2 fenced, 3 cut, and those of the flip. */
export type GoBackStep = 1 | 2 | 3 | `flip ${FlipStep}`

/** Called before each step; throwing there counts as a failure, never resolving as a kill. */
export type OnGoBackStep = (step: GoBackStep) => void | Promise<void>

/**
 * Makes the generation before the active one the shop again, in a lineage of its own (engine 24, 25, 27). What is left behind is
 * cut as far as it can be read and stays. Throws `not_found` when nothing is kept of what was before, and `restore_running`.
 */
export async function goBack(device: Device, onStep: OnGoBackStep = () => undefined): Promise<WayBack> {
  const done = await withLock(device.boot, 'restore', () => goBackUnderLock(device, onStep), {
    whenBusy: 'skip',
    locks: device.locks,
  })
  if (done === undefined) throw new PosError('restore_running', 'a restore or import is running')
  return done
}

async function goBackUnderLock(device: Device, onStep: OnGoBackStep): Promise<WayBack> {
  const { boot } = device
  await onStep(1)
  // The lock is ours: a flip that is still pending was cut short.
  await giveUpFlip(boot)
  const before = await wayBack(device)
  if (before === undefined) throw new PosError('not_found', 'nothing is kept of what was before')
  const flip = newFlip(before.generation)
  const flipStep = (step: FlipStep): void | Promise<void> => onStep(`flip ${step}`)
  try {
    await beginFlip(boot, flip, flipStep)
    await onStep(2)
    // Looked at again behind the fence: nothing can be added any more.
    const left = (await wayBack(device)) ?? before
    await cutWhatIsLeft(device, flip.token)
    await onStep(3)
    await raiseNumbers(device, left)
    const lineage = newId(device.now())
    await finishFlip(boot, flip, (now) => ({ identity: { ...identityOf(now), lineage } }), flipStep)
    return left
  } catch (error) {
    await giveUpFlip(boot, flip)
    throw error
  } finally {
    device.channel.tell()
  }
}

/** A damaged leaf may be one that a cut must rewrite: what it would have merged then stays in hot, where it is safe too. */
async function cutWhatIsLeft(device: Device, fence: string): Promise<void> {
  try {
    await safetySnapshot(device, fence)
  } catch (error) {
    if (!(error instanceof PosError && error.code === 'object_invalid')) throw error
  }
}

/** No number that was given out since is given out again (engine 26). */
async function raiseNumbers({ boot, locks }: Device, { generation, bills }: WayBack): Promise<void> {
  const { generations, identity } = await boot.state()
  const known = await Promise.all(
    generations
      .filter(({ state }) => state === 'complete')
      .map(async ({ number }) => {
        const shop = await ifThere(() => openShop(boot, { generation: number, locks }))
        // A counter in a damaged leaf is told by the numbers of the bills.
        return shop === undefined
          ? {}
          : countersOf(shop)
              .catch(() => ({}))
              .finally(() => shop.close())
      }),
  )
  const ours = bills.map(({ number }) => numericPart(number, identity?.letter ?? ''))
  const floor = highest([...known, { INV: Math.max(0, ...ours) }])
  const db = await GenerationDb.open(generation)
  const fence = await fenceOf(db).finally(() => db.close())
  const shop = await openShop(boot, { generation, locks })
  await raiseCounters(shop, floor, fence).finally(() => shop.close())
}

/** `INV-B1005` → 1005 for the device whose letter is B; 0 for a number of another one. */
function numericPart(number: string, letter: string): number {
  const found = /^INV-([A-Z]*)(\d+)$/.exec(number)
  return found?.[1] === letter ? Number(found[2]) : 0
}
