import type { DeviceRow, EngineApi } from '../../shared/browser/engine-api.ts'
import { showDialog } from '../ui/show-dialog.ts'

/** Shows one device of the shop, to rename or remove it. Resolves to true when something about it has changed. Its code loads the first time. */
export async function openDevice(engine: EngineApi, device: DeviceRow): Promise<boolean> {
  await import('./device-dialog.ts')
  const dialog = document.createElement('device-dialog')
  dialog.engine = engine
  dialog.device = device
  return showDialog(dialog)
}

/** Shows a code by which another device joins. Resolves to true when one has joined. Its code loads the first time. */
export async function openAddDevice(engine: EngineApi): Promise<boolean> {
  await import('./add-device-dialog.ts')
  const dialog = document.createElement('add-device-dialog')
  dialog.engine = engine
  return showDialog(dialog)
}
