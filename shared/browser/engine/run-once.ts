import type { CutOccasion } from '../cut/due-for-cut.ts'
import { goOn } from '../custody/go-on.ts'
import type { Device } from '../device.ts'
import type { WakeReason } from '../engine-api.ts'
import { healFlip } from '../flip.ts'
import { lockName, withLock } from '../locks.ts'
import { sendAll, type SendOptions, type Sent } from '../sending/send-all.ts'
import { cutWhenDue } from './cut-when-due.ts'
import { heartbeat, tellWaiting } from './heartbeat.ts'
import { sweepGenerations } from './sweep-generations.ts'
import { PosError } from '../../errors.ts'

const EVENTS: Partial<Record<WakeReason, NonNullable<CutOccasion['event']>>> = {
  hidden: 'hidden',
  shift: 'shift',
  sync: 'sync',
}

/** These ask the server how things stand even when nothing is to be sent. */
const ASKING: ReadonlySet<WakeReason> = new Set(['start', 'online', 'visible', 'timer'])

/**
 * One round of the engine: what a flip left behind, a cut when one is due, everything unsent, and whether the server still has
 * what it said. Safe to call from any context at any time.
 */
export async function runOnce(device: Device, reason: WakeReason): Promise<Sent> {
  if (reason === 'start') await tidy(device)
  if (ASKING.has(reason) || reason === 'sync') await goOnQuietly(device)
  if (!(await cutUnlessFenced(device, EVENTS[reason]))) return { kind: 'busy' }
  const options: SendOptions = {
    urgent: reason === 'online' || reason === 'sync',
    whenBusy: reason === 'sync' ? 'wait' : 'skip',
  }
  const sent = await sendAll(device, options)
  if (ASKING.has(reason) && sent.kind === 'put_off' && sent.reason === 'quota_exceeded')
    await tellWaiting(device)
  const isQuiet = sent.kind === 'sent' && sent.drained.last === undefined
  if (!isQuiet || !ASKING.has(reason) || (await heartbeat(device)) !== 'behind') return sent
  await (await device.shop()).cut({ trigger: 'auto', force: true })
  return sendAll(device, options)
}

/** A change of the shop's key goes on by itself; what stands in its way is noted there and tried again. */
async function goOnQuietly(device: Device): Promise<void> {
  try {
    await goOn(device)
  } catch (error) {
    if (!(error instanceof PosError)) throw error
  }
}

/** A shop that is about to be replaced is not cut; the restore makes its snapshot. */
async function cutUnlessFenced(device: Device, event: CutOccasion['event']): Promise<boolean> {
  try {
    await cutWhenDue(device, event)
    return true
  } catch (error) {
    if (error instanceof PosError && error.code === 'shop_fenced') return false
    throw error
  }
}

/** Lifts what a killed restore left, and deletes what is long sent and left. */
async function tidy(device: Device): Promise<void> {
  const isAlive = async (): Promise<boolean> => {
    const { held = [] } = await device.locks.query()
    return held.some(({ name }) => name === lockName('restore'))
  }
  const { boot, locks } = device
  if (await isAlive()) return
  const tidyUnderLock = async (): Promise<void> => {
    await healFlip(boot, async () => false)
    await sweepGenerations(device)
  }
  await withLock(boot, 'restore', tidyUnderLock, { whenBusy: 'skip', locks })
}
