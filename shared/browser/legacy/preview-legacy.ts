import type { LegacyPreview } from '../../legacy/legacy-preview.ts'
import { OldFile } from '../../legacy/old-file.ts'
import { previewLegacy as previewFile } from '../../legacy/preview-legacy.ts'
import type { OnProgress } from '../engine-api.ts'
import { blobSource } from './blob-source.ts'

export type { LegacyChoices, LegacyPreview } from '../../legacy/legacy-preview.ts'

/**
 * What a chosen file holds; nothing is changed. Throws `file_too_large` before reading, `file_foreign`, `file_invalid` and
 * `file_truncated` (with the section as `field`).
 */
export async function previewLegacy(file: Blob, onProgress: OnProgress = () => {}): Promise<LegacyPreview> {
  const source = blobSource(file)
  const total = file.size * 2
  let done = 0
  const onBytes = (count: number): void => {
    done = Math.min(done + count, total)
    onProgress({ step: 'progress.read', done, total, unit: 'bytes' })
  }
  return previewFile(await OldFile.open(source, onBytes), onBytes)
}
