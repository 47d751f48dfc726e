import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { showDialog } from '../ui/show-dialog.ts'

/** What is known of whoever has forgotten the password. */
export interface ForgottenAsk {
  /** Empty when it was not typed yet. */
  readonly login: string
  /** Asks what this device is called too (a new one). */
  readonly names: boolean
  /** `sheet` when it is known to be at hand. */
  readonly by?: 'choice' | 'sheet'
}

/** Lets a person in who has forgotten the password. Resolves to true when this device is signed in. Its code loads the first time. */
export async function openForgotten(
  engine: EngineApi,
  { login, names, by = 'choice' }: ForgottenAsk,
): Promise<boolean> {
  await import('./forgotten-dialog.ts')
  const dialog = document.createElement('forgotten-dialog')
  dialog.engine = engine
  dialog.login = login
  dialog.names = names
  dialog.stage = by
  return showDialog(dialog)
}
