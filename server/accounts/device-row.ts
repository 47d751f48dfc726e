import { WaitingReport, type DeviceRow } from '../../shared/api/device.ts'
import type { DeviceTable } from '../storage/tables.ts'

/** A device as its shop's devices see it; `asking` is the one that asks, `newest` the newest backup that this one made. */
export function toDeviceRow(
  row: DeviceTable,
  asking: string,
  newest: DeviceRow['lastBackup'] = null,
): DeviceRow {
  return {
    deviceId: row.device_id,
    name: row.name,
    letter: row.letter,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    revokedAt: row.revoked_at,
    current: row.device_id === asking,
    lastBackup: newest,
    waiting: waitingOf(row),
  }
}

function waitingOf(row: DeviceTable): DeviceRow['waiting'] {
  const { waiting_docs: docs, waiting_sums: sums, waiting_since: since, waiting_at: toldAt } = row
  if (docs === null || toldAt === null) return null
  return {
    docs,
    toldAt,
    ...(sums === null ? {} : { sums: WaitingReport.shape.sums.parse(JSON.parse(sums)) }),
    ...(since === null ? {} : { since }),
  }
}
