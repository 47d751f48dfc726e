import type { WaitingReport } from '../../../shared/api/device.ts'
import type { MovedTo } from '../../../shared/api/sending.ts'
import type { Program } from '../statement.ts'
import { backupBySnapshot, type BackupSummary } from './backups.ts'
import { seeDevice } from './devices.ts'
import { lineageById, newerLineage } from './lineages.ts'

/** The newest backup of a lineage and whether the shop went on elsewhere. */
export interface LineageStatus {
  readonly head: BackupSummary | undefined
  readonly movedTo: MovedTo | undefined
}

/** The heartbeat (engine 13): notes that the device was seen and what waits on it, and answers the head of its lineage. */
export function* heartbeat(
  shop: string,
  device: string,
  lineage: string,
  at: number,
  waiting?: WaitingReport,
): Program<LineageStatus> {
  yield* seeDevice(shop, device, at, waiting)
  const row = yield* lineageById(shop, lineage)
  if (row === undefined) return { head: undefined, movedTo: undefined }
  const head = yield* backupBySnapshot(shop, row.head)
  const movedTo = yield* newerLineage(shop, device, row.first_number)
  return { head, movedTo }
}
