import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { showDialog } from '../ui/show-dialog.ts'

/** What the recovery sheet needs to know of the shop. */
export interface RecoveryFacts {
  readonly shopName: string
  /** Empty when the shop has no account. */
  readonly login: string
  /** True when the shop's raw key is no longer on this device. */
  readonly needsPassword: boolean
}

/** Makes a recovery sheet with a person. Resolves to true when its code was typed back. Its code loads the first time. */
export async function openRecovery(engine: EngineApi, facts: RecoveryFacts): Promise<boolean> {
  await import('./recovery-dialog.ts')
  const dialog = document.createElement('recovery-dialog')
  dialog.engine = engine
  dialog.shopName = facts.shopName
  dialog.login = facts.login
  dialog.needsPassword = facts.needsPassword
  return showDialog(dialog)
}
