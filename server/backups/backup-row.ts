import type { BackupRow } from '../../shared/api/backups.ts'
import { parseCommitHeader } from '../../shared/snapshot/manifest.ts'
import type { BackupSummary } from '../storage/programs/backups.ts'

/** A stored backup as the API shows it. A device without a name is shown by its id. */
export function toBackupRow(row: BackupSummary, deviceNames: ReadonlyMap<string, string>): BackupRow {
  const header = parseCommitHeader(row.header)
  const { snapshotId, manifestId, deviceId, lineage, parent, seq, root, trigger, label, createdAt } = header
  const counts = Object.fromEntries(
    Object.entries(header.sections).map(([section, { records }]) => [section, records]),
  )
  return {
    number: row.number,
    snapshotId,
    manifestId,
    deviceId,
    deviceName: deviceNames.get(deviceId) ?? deviceId,
    lineage,
    parent,
    seq,
    root,
    trigger,
    label,
    createdAt,
    storedAt: row.received_at,
    checkedAt: row.verified_at,
    problem: row.problem,
    counts,
    counters: header.counters,
    sizes: { records: header.sizes.records, rawBytes: header.sizes.rawBytes },
    custody: header.custody,
    keyEpoch: header.keyEpoch,
    pinned: row.pinned === 1,
    name: row.name,
    deletedAt: row.deleted_at,
    warning:
      row.dropped_from === null
        ? null
        : { kind: 'records_dropped', before: row.dropped_from, after: row.records },
  }
}
