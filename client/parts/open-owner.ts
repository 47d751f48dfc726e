import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { codeOf } from '../i18n/error-text.ts'
import { showDialog } from '../ui/show-dialog.ts'

/** What came of something that only the owner may do; `cancelled` when the password was not given. */
export type AsOwner<T> = { readonly done: true; readonly value: T } | { readonly done: false }

/**
 * Does `work`; where the server wants the owner's password again (`owner_needed`) it is asked for, and `work` is done once more.
 * Rejects with what `work` rejects with otherwise.
 */
export async function asOwner<T>(engine: EngineApi, work: () => Promise<T>): Promise<AsOwner<T>> {
  try {
    return { done: true, value: await work() }
  } catch (error) {
    if (codeOf(error) !== 'owner_needed') throw error
  }
  return (await askOwner(engine)) ? { done: true, value: await work() } : { done: false }
}

/** Asks for the owner's password. Resolves to true when the server took it. Its code loads the first time. */
async function askOwner(engine: EngineApi): Promise<boolean> {
  await import('./owner-dialog.ts')
  const dialog = document.createElement('owner-dialog')
  dialog.engine = engine
  return showDialog(dialog)
}
