import { PosError } from '../errors.ts'
import type { Device } from './device.ts'
import type { OnProgress, SavedFile } from './engine-api.ts'
import type { LegacyChoices, LegacyPreview } from './legacy/preview-legacy.ts'

/** Reads a backup of the old POS without changing anything. */
export async function previewLegacyFile(_file: Blob, _onProgress?: OnProgress): Promise<LegacyPreview> {
  throw new PosError('internal', 'not wired yet')
}

/** Imports it. */
export async function importLegacyFile(
  _device: Device,
  _file: Blob,
  _choices: LegacyChoices,
  _onProgress?: OnProgress,
): Promise<{ records: number }> {
  throw new PosError('internal', 'not wired yet')
}

/** Writes the old POS's JSON. */
export async function exportLegacyFile(_device: Device, _onProgress?: OnProgress): Promise<SavedFile> {
  throw new PosError('internal', 'not wired yet')
}
