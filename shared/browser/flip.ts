import { PosError } from '../errors.ts'
import type { Boot, BootChange, BootState, PendingFlip } from './boot.ts'
import type { MetaRow } from './generation.ts'
import { ifThere } from './if-there.ts'
import { fenceOf, liftFence, setFence } from './store/fence.ts'
import { GenerationDb } from './store/generation-db.ts'

/** The numbered steps of a flip (engine 24); the safety snapshot (3) is the caller's. 5 is the copying of drafts. */
export type FlipStep = 1 | 2 | 3 | 4 | 5

/** A flip to generation `to` that has not begun yet. */
export function newFlip(to: number): PendingFlip {
  return { token: crypto.randomUUID(), to }
}

/**
 * Steps 1 and 2: says in `sonic-boot` that the flip has begun and fences the active generation, so that no sale can be confirmed
 * there any more. Needs the lock `restore`. Throws `restore_running` when another flip has begun.
 */
export async function beginFlip(
  boot: Boot,
  flip: PendingFlip,
  onStep: (step: FlipStep) => void | Promise<void> = () => undefined,
): Promise<void> {
  await onStep(1)
  const state = await boot.update((now) =>
    now.pendingFlip === undefined ? { pendingFlip: flip } : undefined,
  )
  if (state.pendingFlip?.token !== flip.token)
    throw new PosError('restore_running', 'another restore or import has begun')
  await onStep(2)
  const { active } = state
  if (active !== undefined) await ifThere(() => inGeneration(active, (db) => setFence(db, flip.token)))
}

/**
 * Step 4: copies the drafts into the new generation, lifts its own fence when it is an older one, and makes it the shop in one
 * transaction, unless the flip was given up meanwhile (`cancelled`). `change` goes into that same
 * transaction; it is given the generations as they will be.
 */
export async function finishFlip(
  boot: Boot,
  flip: PendingFlip,
  change: (state: BootState) => BootChange = () => ({}),
  onStep: (step: FlipStep) => void | Promise<void> = () => undefined,
): Promise<void> {
  const { active } = await boot.state()
  await onStep(5)
  await prepare(flip.to, active)
  await onStep(4)
  let isOurs = false
  await boot.update((now) => {
    isOurs = now.pendingFlip?.token === flip.token
    if (!isOurs) return undefined
    const leftAt = Date.now()
    const generations = now.generations.map((known) => {
      if (known.number === now.active) return { ...known, leftAt }
      const { leftAt: _, ...shop } = known
      return known.number === flip.to ? shop : known
    })
    return { generations, ...change({ ...now, generations }), active: flip.to, pendingFlip: null }
  })
  if (!isOurs) throw new PosError('cancelled', 'the restore was given up in another tab')
}

/**
 * Gives up the flip that has begun, if any: first `pendingFlip`, then the fence. The active generation is the shop again. Needs
 * the lock `restore`. With `only`, a flip of anybody else is left alone: whose lock was stolen must not undo the thief's.
 */
export async function giveUpFlip(boot: Boot, only?: PendingFlip): Promise<void> {
  const isOther = (now: BootState): boolean => only !== undefined && now.pendingFlip?.token !== only.token
  const before = await boot.state()
  if (isOther(before)) return
  const { active } = await boot.update((now) =>
    now.pendingFlip === undefined || isOther(now) ? undefined : { pendingFlip: null },
  )
  if (active !== undefined) await ifThere(() => inGeneration(active, liftFence))
}

/**
 * What each start does: a flip whose holder is gone is given up, and a fence without a flip is removed. Resolves at once while a
 * restore is alive.
 */
export async function healFlip(boot: Boot, isRestoreAlive: () => Promise<boolean>): Promise<void> {
  const { active, pendingFlip } = await boot.state()
  if (active === undefined) return
  if (pendingFlip === undefined && (await ifThere(() => inGeneration(active, fenceOf))) === undefined) return
  if (!(await isRestoreAlive())) await giveUpFlip(boot)
}

async function prepare(to: number, from: number | undefined): Promise<void> {
  const isOther = from !== undefined && from !== to
  const drafts = isOther ? await ifThere(() => inGeneration(from, draftsOf)) : undefined
  await inGeneration(to, async (db) => {
    await db.run(['meta'], 'strict', (tx) => {
      // An older generation still has carts that were sold since.
      if (drafts !== undefined) tx.remove('meta', draftKeys())
      for (const row of drafts ?? []) tx.put('meta', row)
    })
    await liftFence(db)
  })
}

function draftKeys(): IDBKeyRange {
  return IDBKeyRange.bound('draft:', 'draft;', false, true)
}

function draftsOf(db: GenerationDb): Promise<MetaRow[]> {
  return db.run(['meta'], 'read', (tx) => tx.list('meta', draftKeys()))
}

async function inGeneration<T>(number: number, work: (db: GenerationDb) => Promise<T>): Promise<T> {
  const db = await GenerationDb.open(number)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
