import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { showDialog } from '../ui/show-dialog.ts'

/** Lets the owner change the account's password. Resolves to true when it is another one. Its code loads the first time. */
export async function openPassword(engine: EngineApi): Promise<boolean> {
  await import('./password-dialog.ts')
  const dialog = document.createElement('password-dialog')
  dialog.engine = engine
  return showDialog(dialog)
}
