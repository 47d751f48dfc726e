import type { BackupRow, EngineApi } from '../../../shared/browser/engine-api.ts'
import { showDialog } from '../../ui/show-dialog.ts'

/** What a dialog of the restore points needs. */
interface PointParts {
  readonly engine: EngineApi
  /** Called after something changed on the server: the list is to be asked for again. */
  readonly changed: () => void
}

/** Shows one backup: facts, why it is kept, name, pin, delete. Resolves when it is closed. Its code loads the first time. */
export async function openPoint(parts: PointParts, row: BackupRow, isNewest: boolean): Promise<void> {
  await import('./point-dialog.ts')
  const dialog = document.createElement('point-dialog')
  await showDialog(Object.assign(dialog, parts, { row, isNewest }))
}

/** Shows the deleted backups, to bring them back. */
export async function openDeletedPoints(parts: PointParts, rows: readonly BackupRow[]): Promise<void> {
  await import('./deleted-points-dialog.ts')
  const dialog = document.createElement('deleted-points-dialog')
  await showDialog(Object.assign(dialog, parts, { rows }))
}

/** Shows how long backups are kept, to change it. `rows` are the backups that there are. */
export async function openRetention(parts: PointParts, rows: readonly BackupRow[]): Promise<void> {
  await import('./retention-dialog.ts')
  const dialog = document.createElement('retention-dialog')
  await showDialog(Object.assign(dialog, parts, { rows }))
}
