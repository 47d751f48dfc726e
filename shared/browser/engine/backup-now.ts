import type { Device } from '../device.ts'
import type { BackupNowResult, OnProgress } from '../engine-api.ts'
import type { AckedHead } from '../generation.ts'
import { outboxStore } from '../sending/outbox-store.ts'
import { sendAll, type Sent } from '../sending/send-all.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { heartbeat } from './heartbeat.ts'
import { cutWhenDue } from './cut-when-due.ts'

/** Cuts and sends because a person asked (engine 13, 19). Rejects only when the cut fails. */
export async function backupNow(device: Device, onProgress?: OnProgress): Promise<BackupNowResult> {
  onProgress?.({ step: 'progress.cut', done: 0, total: 1, unit: 'objects' })
  await cutWhenDue(device, 'manual')
  const { token, active } = await device.boot.state()
  if (token === undefined || active === undefined) return { kind: 'needs_sign_in' }
  if ((await waitingRows(active)) === 0 && (await heartbeat(device)) !== 'behind') {
    const acked = await ackedHead(active)
    if (acked !== undefined) return { kind: 'nothing_new', number: acked.number, storedAt: acked.storedAt }
  }
  if ((await waitingRows(active)) === 0) await (await device.shop()).cut({ trigger: 'manual', force: true })
  const sent = await sendAll(device, {
    urgent: true,
    whenBusy: 'wait',
    onSending: ({ doneBytes, totalBytes }) =>
      onProgress?.({ step: 'progress.send', done: doneBytes, total: totalBytes, unit: 'bytes' }),
  })
  return resultOf(device, sent, active)
}

async function resultOf(device: Device, sent: Sent, active: number): Promise<BackupNowResult> {
  if (sent.kind === 'no_account') return { kind: 'needs_sign_in' }
  if (sent.kind === 'put_off' && sent.reason === 'token_unknown') return { kind: 'needs_sign_in' }
  const acked = await ackedHead(active)
  if (sent.kind === 'sent' && acked !== undefined) {
    const { number, storedAt } = acked
    return { kind: 'stored', number, storedAt, bytesSent: sent.drained.bytesSent }
  }
  const { docs } = await (await device.shop()).unsent()
  return { kind: 'kept_here', waiting: docs, reason: sent.kind === 'put_off' ? sent.reason : 'server_busy' }
}

async function waitingRows(generation: number): Promise<number> {
  return inOutbox(generation, async (outbox) => (await outbox.rows()).length)
}

function ackedHead(generation: number): Promise<AckedHead | undefined> {
  return inOutbox(generation, (outbox) => outbox.acked())
}

async function inOutbox<T>(
  generation: number,
  work: (outbox: ReturnType<typeof outboxStore>) => Promise<T>,
): Promise<T> {
  const db = await GenerationDb.open(generation)
  try {
    return await work(outboxStore(db))
  } finally {
    db.close()
  }
}
