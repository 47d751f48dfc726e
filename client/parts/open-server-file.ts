import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { FileRow } from '../../shared/browser/engine-care.ts'
import { showDialog } from '../ui/show-dialog.ts'

/**
 * Shows one file of the server: what is in it, download, verify, delete. `left` is how many other files there are. `changed` is told
 * what it became, `undefined` when it is gone. Resolves when it is closed. Its code loads the first time.
 */
export async function openServerFile(
  engine: EngineApi,
  file: FileRow,
  left: number,
  changed: (file: FileRow | undefined) => void,
): Promise<void> {
  await import('./server-file-dialog.ts')
  const dialog = document.createElement('server-file-dialog')
  dialog.engine = engine
  dialog.file = file
  dialog.left = left
  dialog.changed = changed
  await showDialog(dialog)
}
