import { PosError } from '../../errors.ts'
import { identityOf } from '../account/key-slots.ts'
import type { KeyChange } from '../boot.ts'
import type { Device } from '../device.ts'
import { cutWhenDue } from '../engine/cut-when-due.ts'
import type { OnProgress } from '../engine-progress.ts'
import type { AckedHead } from '../generation.ts'
import { withLock } from '../locks.ts'
import { patiently } from '../restore/in-flight.ts'
import { forgetBackOff } from '../sending/back-off.ts'
import { outboxStore } from '../sending/outbox-store.ts'
import { sendAll } from '../sending/send-all.ts'
import { ifThere } from '../if-there.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { checkBack } from './check-back.ts'
import { advance, endKeyChange } from './key-change.ts'
import { rekeyShop, type OnRekeyStep, type ReadyChange } from './rekey-shop.ts'

/** The steps of going on: those of rebuilding, and before each of the others. */
export type GoOnStep = Parameters<OnRekeyStep>[0] | 'tidy' | 'send' | 'check' | 'purge' | 'end'

/** How going on tells of itself. */
export interface GoOnOptions {
  readonly onProgress?: OnProgress | undefined
  /** Called before each step; throwing there counts as a failure, never resolving as a kill. */
  readonly onStep?: ((step: GoOnStep) => void | Promise<void>) | undefined
  /** When another context is at it: `wait` for it, or leave it to that one (default). */
  readonly whenBusy?: 'wait' | 'skip'
}

/** So many random ways down a first backup under a new key are fetched back. */
const PATHS = 32

/** Between tries, in milliseconds; after them the engine's own rounds go on. */
const PAUSES = [500, 2_000]

/**
 * Goes on with a change of the shop's key until it is done (engine 35); does nothing when none is under way or it is only
 * prepared. One context at a time. Throws what stands in the way, which is noted too; everything that was done stays.
 */
export async function goOn(device: Device, options: GoOnOptions = {}): Promise<void> {
  if (!isUnderway((await device.boot.state()).keyChange)) return
  const work = async (): Promise<void> => {
    try {
      while (await takeStep(device, options)) device.channel.tell()
    } catch (error) {
      await noteProblem(device, error)
      throw error
    } finally {
      device.channel.tell()
    }
  }
  const { whenBusy = 'skip' } = options
  await withLock(device.boot, 'custody', work, { whenBusy, locks: device.locks })
}

/** True for a change that goes on without anybody's word. */
export function isUnderway(change: KeyChange | undefined): change is KeyChange {
  return change !== undefined && change.step !== 'prepared'
}

async function noteProblem({ boot }: Device, error: unknown): Promise<void> {
  const problem = error instanceof PosError ? error.code : 'internal'
  await boot.update(({ keyChange }) =>
    keyChange === undefined ? undefined : { keyChange: { ...keyChange, problem } },
  )
}

/** Does the next thing; false when all is done. */
async function takeStep(device: Device, options: GoOnOptions): Promise<boolean> {
  const { keyChange } = await device.boot.state()
  if (!isUnderway(keyChange)) return false
  switch (keyChange.step) {
    case 'rebuilding':
      await rekeyShop(device, readyChange(keyChange), options)
      return true
    case 'sending':
      await send(device, keyChange, options)
      return true
    case 'checking':
      await check(device, options)
      return true
    case 'purging':
      await purge(device, options)
      return true
    case 'prepared':
      return false
    default:
      return keyChange.step satisfies never
  }
}

function readyChange(change: KeyChange): ReadyChange {
  const { keys } = change
  if (keys === undefined) throw new PosError('key_missing', 'the new key of the shop is not here')
  return { ...change, keys }
}

/** The first backup under the new key; the server moves the shop with it. */
async function send(device: Device, change: KeyChange, options: GoOnOptions): Promise<void> {
  const { boot } = device
  await options.onStep?.('tidy')
  if (change.from !== undefined) await leaveFormer(device, change.from)
  if (change.kind === 'join') return endKeyChange(boot, 'sending')
  await options.onStep?.('send')
  if ((await ackedHead(device)) === undefined) {
    await cutWhenDue(device)
    await sendEverything(device, options)
  }
  if ((await ackedHead(device)) === undefined)
    throw new PosError('server_busy', 'the server has not confirmed the backup yet', { retryable: true })
  await advance(boot, 'sending', { step: 'checking' })
}

/** Sends what waits now; when a person waits for it (`whenBusy`), also before a failure is to be tried again. Throws why it cannot be sent. */
export async function sendEverything(
  device: Device,
  { onProgress, whenBusy = 'skip' }: Pick<GoOnOptions, 'onProgress' | 'whenBusy'>,
): Promise<void> {
  const sent = await sendAll(device, {
    urgent: whenBusy === 'wait',
    whenBusy: 'wait',
    onSending: ({ doneBytes, totalBytes }) =>
      onProgress?.({ step: 'progress.send', done: doneBytes, total: totalBytes, unit: 'bytes' }),
  })
  if (sent.kind === 'sent') return
  const code = sent.kind === 'put_off' ? sent.reason : sent.kind === 'busy' ? 'server_busy' : 'token_unknown'
  throw new PosError(code, 'what waits on this device could not be sent', { retryable: true })
}

async function check(device: Device, { onStep, onProgress }: GoOnOptions): Promise<void> {
  await onStep?.('check')
  const acked = await ackedHead(device)
  if (acked === undefined) {
    await advance(device.boot, 'checking', { step: 'sending' })
    return
  }
  await patiently(() => checkBack(device, acked.snapshotId, PATHS, { onProgress }), PAUSES)
  await advance(device.boot, 'checking', { step: 'purging' })
}

async function purge(device: Device, { onStep, onProgress }: GoOnOptions): Promise<void> {
  await onStep?.('purge')
  onProgress?.({ step: 'progress.purge', done: 0, total: 0, unit: 'objects' })
  await patiently(() => device.api.custodyDone(), PAUSES)
  await onStep?.('end')
  await endKeyChange(device.boot, 'purging')
}

/** Its documents wait in the new generation: nothing of the former one is ever sent, and what stood in its way is over. */
async function leaveFormer({ boot }: Device, generation: number): Promise<void> {
  await ifThere(async () => {
    const db = await GenerationDb.open(generation)
    try {
      await db.run(['outbox', 'old'], 'strict', async (tx) => {
        for (const key of await tx.keys('outbox')) tx.remove('outbox', key)
        for (const key of await tx.keys('old')) tx.remove('old', key)
      })
    } finally {
      db.close()
    }
  })
  await forgetBackOff(boot)
  await boot.update(({ keyChange }) => {
    if (keyChange?.step !== 'sending') return undefined
    const { from: _, ...rest } = keyChange
    return { keyChange: rest }
  })
}

/** The newest backup of the new lineage that the server confirmed. */
async function ackedHead({ boot }: Device): Promise<AckedHead | undefined> {
  const state = await boot.state()
  if (state.active === undefined) return undefined
  const db = await GenerationDb.open(state.active)
  try {
    const acked = await outboxStore(db).acked()
    return acked?.lineage === identityOf(state).lineage ? acked : undefined
  } finally {
    db.close()
  }
}
