import type { MovedTo } from '../../api/sending.ts'
import { PosError, type ErrorCode } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { identityOf } from '../account/key-slots.ts'
import type { BootState } from '../boot.ts'
import type { Device } from '../device.ts'
import type { BackupStatus } from '../engine-api.ts'
import { withLock } from '../locks.ts'
import { hasBaseOnServer } from '../restore/restore-marks.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { forgetBackOff, parseBackOff, putOff } from './back-off.ts'
import { drainOutbox, type Drain, type Drained } from './drain-outbox.ts'
import { forkDevice } from './fork-device.ts'
import { objectSource } from './object-source.ts'
import { outboxStore } from './outbox-store.ts'
import type { Sealing } from './upload.ts'
import { waitingReport } from './what-waits.ts'

/** What sending came to. `busy`: another tab or worker is sending. */
export type Sent =
  | { readonly kind: 'sent'; readonly drained: Drained }
  | { readonly kind: 'busy' }
  | { readonly kind: 'no_account' }
  | { readonly kind: 'put_off'; readonly reason: ErrorCode; readonly needsPerson: boolean }

/** How to send. */
export interface SendOptions {
  /** True when a person or a new connection asks: the back-off is no reason not to. */
  readonly urgent?: boolean
  /** When another context is sending: `skip` (default) or wait and send what is left. */
  readonly whenBusy?: 'wait' | 'skip'
  readonly onStep?: NonNullable<Drain['onStep']>
  readonly onSending?: (sending: NonNullable<BackupStatus['sending']>) => void
}

/** Reasons that go away only when a person does something; trying again by the clock would be noise. */
const NEEDS_PERSON: ReadonlySet<ErrorCode> = new Set([
  'token_unknown',
  'device_revoked',
  'key_replaced',
  'shop_mismatch',
  'format_newer',
  'schema_newer',
  'key_missing',
  'quota_exceeded',
])

/**
 * Sends what waits in the outboxes of all generations of the device, one context at a time (engine 19–22). Failures of the
 * server and the network become a persisted back-off; only trouble of the device itself is thrown.
 */
export async function sendAll(device: Device, options: SendOptions = {}): Promise<Sent> {
  const state = await device.boot.state()
  if (state.identity === undefined || state.token === undefined) return { kind: 'no_account' }
  const waiting = parseBackOff(state.extra)
  if (waiting !== undefined && options.urgent !== true) {
    if (waiting.needsPerson || device.now() < waiting.nextTryAt)
      return { kind: 'put_off', reason: waiting.problem, needsPerson: waiting.needsPerson }
  }
  const { whenBusy = 'skip' } = options
  const sent = await withLock(device.boot, 'send', () => sendUnderLock(device, options), {
    whenBusy,
    locks: device.locks,
  })
  return sent ?? { kind: 'busy' }
}

async function sendUnderLock(device: Device, options: SendOptions): Promise<Sent> {
  try {
    const drained = await drainGenerations(device, options)
    await forgetBackOff(device.boot)
    if (drained.last !== undefined) await noteMovedTo(device, drained.movedTo)
    return { kind: 'sent', drained }
  } catch (error) {
    if (!(error instanceof PosError) || STAYS_HERE.has(error.code)) throw error
    const needsPerson = NEEDS_PERSON.has(error.code)
    const retryAfterS = Number(error.values['retryAfterS'] ?? 0)
    await putOff(device.boot, error.code, { now: device.now(), needsPerson, atLeastMs: retryAfterS * 1_000 })
    return { kind: 'put_off', reason: error.code, needsPerson }
  } finally {
    device.channel.tell()
  }
}

/** Trouble of this device, not of the way to the server. */
const STAYS_HERE: ReadonlySet<ErrorCode> = new Set([
  'storage_lost',
  'storage_vanished',
  'storage_full',
  'lock_stolen',
])

/** Remembers, or forgets, that another device has gone on with this shop. */
export async function noteMovedTo(device: Device, movedTo: MovedTo | undefined): Promise<void> {
  await device.boot.update(({ extra }) => {
    const { movedTo: before, ...rest } = extra
    if (JSON.stringify(before) === JSON.stringify(movedTo)) return undefined
    return { extra: movedTo === undefined ? rest : { ...rest, movedTo } }
  })
}

async function drainGenerations(device: Device, options: SendOptions): Promise<Drained> {
  const { generations, active } = await device.boot.state()
  let all: Drained = { bytesSent: 0 }
  for (const { number, state, isFormer } of generations.toSorted((a, b) => a.number - b.number)) {
    if (state !== 'complete' || isFormer === true) continue
    const drained = await drainGeneration(device, number, options).catch((error: unknown) => {
      // An older generation that the browser has taken away must not hold up the shop's own backups.
      if (number !== active && error instanceof PosError && error.code === 'storage_vanished')
        return { bytesSent: 0 }
      throw error
    })
    all = { ...all, ...drained, bytesSent: all.bytesSent + drained.bytesSent }
  }
  return all
}

async function drainGeneration(device: Device, number: number, options: SendOptions): Promise<Drained> {
  const db = await GenerationDb.open(number)
  try {
    const outbox = outboxStore(db)
    if ((await outbox.rows()).length === 0) return { bytesSent: 0 }
    const state = await device.boot.state()
    // The shop's key may have been replaced since this round began: what was sealed by the former one stays here
    if (state.generations.some((known) => known.number === number && known.isFormer === true))
      return { bytesSent: 0 }
    const isActive = state.active === number
    const sealing = sealingOf(state, db)
    return await drainOutbox({
      api: device.api,
      outbox,
      sealing,
      hasBase: await hasBaseOnServer(db),
      address: async () => {
        const identity = identityOf(await device.boot.state())
        return isActive ? identity : { ...identity, lineage: newId(device.now()) }
      },
      waitingAfter: async ({ unsent, createdAt }) =>
        waitingReport(await device.boot.state(), { stored: unsent, madeAt: createdAt }),
      fork: () => forkDevice(device.boot, device.api),
      ...(isActive ? { cutAnew: () => cutAnew(device) } : {}),
      ...(options.onStep === undefined ? {} : { onStep: options.onStep }),
      onSent: (doneBytes, totalBytes) => {
        device.channel.tell({ doneBytes, totalBytes })
        options.onSending?.({ doneBytes, totalBytes })
      },
    })
  } finally {
    db.close()
  }
}

/** What sealing objects of this shop takes. Throws `key_missing` and `shop_missing`. */
export function sealingOf(state: BootState, db: GenerationDb): Sealing {
  const { shopId, keyEpoch } = identityOf(state)
  if (state.keys === undefined) throw new PosError('key_missing', 'this device has not the key of the shop')
  return { source: objectSource(db), keys: state.keys, context: { shopId, keyEpoch } }
}

async function cutAnew(device: Device): Promise<void> {
  const shop = await device.shop()
  await shop.cut({ trigger: 'auto', force: true })
}
