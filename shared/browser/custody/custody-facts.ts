import { PosError } from '../../errors.ts'
import { identityOf } from '../account/key-slots.ts'
import type { BootState } from '../boot.ts'
import { isPartOfRoot } from '../cut/cut-input.ts'
import type { Device } from '../device.ts'
import type { CustodyCost, CustodyState } from '../engine-custody.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { idRange } from '../store/key-range.ts'

/** From so many leaves of a collection is told how well its records are packed. */
const SAMPLE = 8

/** Who can open the shop, and a switch that is under way, out of what the device knows. Throws `shop_missing`. */
export function custodyOf(state: BootState): CustodyState {
  const { custody } = identityOf(state)
  const { keyChange } = state
  // A device that has only joined again has nothing to say: the shop's switch is another one's
  if (keyChange === undefined || keyChange.kind === 'join') return { custody }
  const { step, since, problem } = keyChange
  const serverReads = step === 'prepared' || step === 'rebuilding' ? 'everything' : 'older'
  return { custody, underway: { step, serverReads, since, ...(problem === undefined ? {} : { problem }) } }
}

/** What switching would cost. Throws `custody_private`, `token_unknown`, `network`. */
export async function custodyCost(device: Device): Promise<CustodyCost> {
  const { active, token } = await device.boot.state()
  if (token === undefined) throw new PosError('token_unknown', 'this device is not signed in')
  const { custody, backups, files, serverCopies } = await device.api.custodyState()
  if (custody === 'private') throw new PosError('custody_private', 'the shop is in private custody already')
  const devices = await device.api.devices()
  const sizes = active === undefined ? NOTHING : await sizesOf(active)
  return {
    ...sizes,
    backups,
    files,
    serverCopies,
    devices: devices.filter(({ current, revokedAt }) => !current && revokedAt === null).length,
    loses: ['readable_files', 'content_check', 'rehearsal', 'password_reset', 'old_upload'],
  }
}

type Sizes = Pick<CustodyCost, 'records' | 'leaves' | 'bytes'>
const NOTHING: Sizes = { records: 0, leaves: 0, bytes: 0 }

async function sizesOf(generation: number): Promise<Sizes> {
  const db = await GenerationDb.open(generation)
  try {
    const { tops, index } = await db.run(['meta'], 'read', async (tx) => ({
      tops: (await tx.meta('tops')) ?? {},
      index: (await tx.meta('index')) ?? {},
    }))
    let sizes = NOTHING
    for (const [collection, { records, rawBytes }] of Object.entries(tops)) {
      if (!isPartOfRoot(collection, index)) continue
      const { leaves, ratio } = await packedAs(db, collection)
      sizes = {
        records: sizes.records + records,
        leaves: sizes.leaves + leaves,
        bytes: sizes.bytes + Math.round(rawBytes * ratio),
      }
    }
    return sizes
  } finally {
    db.close()
  }
}

/** How many leaves a collection has, and how small some of them are packed. */
function packedAs(db: GenerationDb, collection: string): Promise<{ leaves: number; ratio: number }> {
  return db.run(['cold'], 'read', async (tx) => {
    const range = idRange(collection)
    const [keys, rows] = await Promise.all([tx.keys('cold', range), tx.list('cold', range, SAMPLE)])
    const raw = rows.reduce((sum, { rawBytes }) => sum + rawBytes, 0)
    const packed = rows.reduce((sum, { body }) => sum + body.length, 0)
    return { leaves: keys.length, ratio: raw === 0 ? 0 : packed / raw }
  })
}
