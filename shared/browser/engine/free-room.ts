import type { GenerationRecord } from '../boot.ts'
import type { Device } from '../device.ts'
import type { RoomFreed, RoomOffer } from '../engine-keeping.ts'
import { ifThere } from '../if-there.ts'
import { lockName } from '../locks.ts'
import { freeOld } from '../store/free-old.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { dropGeneration } from '../store/generation-writer.ts'
import { isInUse, isSent, sweepGenerations } from './sweep-generations.ts'

/** The oldest copy that makes so much room is offered, else the largest: one without records is no help. */
const ENOUGH_BYTES = 8 * 1024 * 1024

/** From so many leaves of a collection is told how well its records are packed. */
const SAMPLE = 8

/** Frees what needs nobody's word, and says what could go besides (engine 22). */
export async function freeRoom(device: Device): Promise<RoomFreed> {
  const { active } = await device.boot.state()
  const isOldFreed = active === undefined ? false : await ifThere(() => inGeneration(active, freeOld))
  const swept = (await whileNoRestore(device, () => sweepGenerations(device, true))) ?? 0
  const offer = await offerOf(device)
  return { freed: isOldFreed === true || swept > 0, ...(offer === undefined ? {} : { offer }) }
}

/**
 * Deletes an earlier copy because a person agreed. False when it may not go: it is in use, something in it is not on the server,
 * or a restore is at work. A tab that still shows it is told by `versionchange` to let go.
 */
export async function dropCopy(device: Device, number: number): Promise<boolean> {
  const done = await whileNoRestore(device, async () => {
    const state = await device.boot.state()
    const generation = state.generations.find((known) => known.number === number)
    if (generation === undefined || isInUse(state, generation) || !(await isSent(generation))) return false
    await dropGeneration(device.boot, number)
    return true
  })
  return done === true
}

/** The lock without its sign of life: on a full device not even that can be written. */
function whileNoRestore<T>({ locks }: Device, work: () => Promise<T>): Promise<T | undefined> {
  return locks.request(lockName('restore'), { ifAvailable: true }, (lock) =>
    lock === null ? undefined : work(),
  )
}

async function offerOf({ boot }: Device): Promise<RoomOffer | undefined> {
  const state = await boot.state()
  const left = state.generations
    .filter((known) => known.state === 'complete' && !isInUse(state, known))
    .toSorted((a, b) => leftAtOf(a) - leftAtOf(b))
  let largest: RoomOffer | undefined
  for (const generation of left) {
    if (!(await isSent(generation))) continue
    const bytes = await ifThere(() => inGeneration(generation.number, bytesOf))
    if (bytes === undefined) continue
    const offer = { generation: generation.number, bytes, leftAt: leftAtOf(generation) }
    if (bytes >= ENOUGH_BYTES) return offer
    if (bytes > (largest?.bytes ?? 0)) largest = offer
  }
  return largest
}

function leftAtOf({ leftAt, createdAt }: GenerationRecord): number {
  return leftAt ?? createdAt
}

/** About how many packed bytes its leaves have: the plain ones are known, the ratio is told from some. */
async function bytesOf(db: GenerationDb): Promise<number> {
  return db.run(['cold', 'meta'], 'read', async (tx) => {
    const tops = (await tx.meta('tops')) ?? {}
    const sizes = await Promise.all(
      Object.entries(tops).map(async ([collection, { rawBytes }]) => {
        const range = IDBKeyRange.bound([collection], [collection, []])
        const rows = await tx.list('cold', range, SAMPLE)
        const raw = rows.reduce((sum, row) => sum + row.rawBytes, 0)
        const packed = rows.reduce((sum, row) => sum + row.body.length, 0)
        return raw === 0 ? 0 : (rawBytes * packed) / raw
      }),
    )
    return Math.round(sizes.reduce((sum, size) => sum + size, 0))
  })
}

async function inGeneration<T>(number: number, work: (db: GenerationDb) => Promise<T>): Promise<T> {
  const db = await GenerationDb.open(number)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
