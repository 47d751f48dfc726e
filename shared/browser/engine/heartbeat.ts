import { identityOf } from '../account/key-slots.ts'
import { PosError, type ErrorCode } from '../../errors.ts'
import type { BootState } from '../boot.ts'
import { checkBack } from '../custody/check-back.ts'
import type { Device } from '../device.ts'
import type { AckedHead } from '../generation.ts'
import { noteMovedTo } from '../sending/send-all.ts'
import { outboxStore, type OutboxStore } from '../sending/outbox-store.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { forgetBackOff, putOff } from '../sending/back-off.ts'
import { waitingReport } from '../sending/what-waits.ts'

/**
 * What the server said. `behind`: it has not what this device was told it had, or not undamaged any more, so a new snapshot
 * must be made and sent.
 */
export type Heartbeat = 'same' | 'behind' | 'unanswered'

/**
 * Asks where the server stands with this device's lineage (engine 13), says what waits here, and notes what it has checked meanwhile and whether another
 * device has gone on with the shop. Never throws for the network.
 */
export async function heartbeat(device: Device): Promise<Heartbeat> {
  const state = await device.boot.state()
  if (state.active === undefined || state.token === undefined) return 'unanswered'
  const { lineage } = identityOf(state)
  const db = await GenerationDb.open(state.active)
  try {
    const outbox = outboxStore(db)
    const acked = await outbox.acked()
    const answer = await device.api.status(lineage, acked?.root, await waitingReport(state))
    await forgetBackOff(device.boot)
    await noteMovedTo(device, answer.movedTo)
    await noteName(device, answer.deviceName)
    if (acked === undefined || acked.lineage !== lineage) return answer.head === null ? 'same' : 'behind'
    if (answer.head !== acked.snapshotId) return 'behind'
    await (isPrivate(state) ? checkOwn(device, outbox, acked) : noteChecked(outbox, acked, answer.checkedAt))
    return (await asksAgain(device, acked.root, answer.problem)) ? 'behind' : 'same'
  } catch (error) {
    await noteRefusal(device, error)
    return 'unanswered'
  } finally {
    db.close()
    device.channel.tell()
  }
}

/**
 * True when objects of the head were damaged on the server and this device has not yet tried to send them again: the commit of
 * a new snapshot names what lacks. Once for each state of the shop, so that damage which stays makes no backups without end.
 */
async function asksAgain({ boot }: Device, root: string, problem: string | null): Promise<boolean> {
  if (problem !== 'object_missing' && problem !== 'object_tampered') return false
  let isFirst = false
  await boot.update(({ extra }) => {
    isFirst = extra['healed'] !== root
    return isFirst ? { extra: { ...extra, healed: root } } : undefined
  })
  return isFirst
}

/**
 * Tells the server what waits when nothing can be sent for a reason that a person must see to: the back-off stays as it is.
 * Never throws for the network.
 */
export async function tellWaiting({ boot, api }: Device): Promise<void> {
  const state = await boot.state()
  try {
    await api.status(identityOf(state).lineage, undefined, await waitingReport(state))
  } catch (error) {
    if (!(error instanceof PosError)) throw error
  }
}

/** The owner may have given this device another name on another one. */
async function noteName({ boot }: Device, name: string | undefined): Promise<void> {
  await boot.update((now) => {
    if (name === undefined || now.identity === undefined || now.identity.deviceName === name) return undefined
    return { identity: { ...now.identity, deviceName: name } }
  })
}

/** So many random ways down a backup are fetched back before it counts as checked. */
const PATHS = 4

/**
 * A backup that the server cannot read is checked from here (engine 23): parts of it are fetched back and opened. What is not right
 * is left unchecked, and what is gone is named by the server at the next commit.
 */
async function checkOwn(device: Device, outbox: OutboxStore, acked: AckedHead): Promise<void> {
  if (acked.checkedAt !== undefined) return
  try {
    await checkBack(device, acked.snapshotId, PATHS)
  } catch (error) {
    if (error instanceof PosError && !error.retryable) return
    throw error
  }
  await noteChecked(outbox, acked, device.now())
}

function isPrivate({ identity }: BootState): boolean {
  return identity?.custody === 'private'
}

/** The head as it is now, with what the server has checked; written only when that is news. */
async function noteChecked(outbox: OutboxStore, acked: AckedHead, checkedAt: number | null): Promise<void> {
  if ((acked.checkedAt ?? null) === checkedAt) return
  const { checkedAt: _, ...stored } = acked
  const rows = await outbox.acked()
  if (rows?.snapshotId !== acked.snapshotId) return
  await outbox.setAcked(checkedAt === null ? stored : { ...stored, checkedAt })
}

const REFUSED: ReadonlySet<ErrorCode> = new Set(['token_unknown', 'device_revoked', 'key_replaced'])

async function noteRefusal(device: Device, error: unknown): Promise<void> {
  if (!(error instanceof PosError)) throw error
  const needsPerson = REFUSED.has(error.code)
  if (needsPerson) await putOff(device.boot, error.code, { now: device.now(), needsPerson })
}
