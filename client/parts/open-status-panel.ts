import type { BackupStatusStore } from '../data/backup-status.ts'
import type { PanelAnswer, PanelPurpose } from './status-panel.ts'

/**
 * Shows what is safe, what waits and what would be lost with this device. Its code loads the first time somebody asks.
 * Resolves to what the person pressed; `closed` for Esc and the close button.
 */
export async function openStatusPanel(
  status: BackupStatusStore,
  purpose: PanelPurpose = 'look',
): Promise<PanelAnswer> {
  await import('./status-panel.ts')
  const panel = document.createElement('status-panel')
  panel.store = status
  panel.purpose = purpose
  // Inside the app, so that what the app provides reaches it
  const app = document.querySelector('pos-app') ?? document.body
  app.append(panel)
  const answer = await panel.answered
  panel.remove()
  return answer
}
