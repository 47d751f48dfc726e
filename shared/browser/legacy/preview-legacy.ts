import type { LegacyPreview } from '../../legacy/legacy-preview.ts'
import { OldFile } from '../../legacy/old-file.ts'
import { previewLegacy as previewFile } from '../../legacy/preview-legacy.ts'
import { previewShopFile } from '../../legacy/preview-shop-file.ts'
import { isShopFile } from '../../legacy/shop-file.ts'
import type { OnProgress } from '../engine-api.ts'
import { blobSource, indexTelling } from './blob-source.ts'

export type { LegacyChoices, LegacyPreview } from '../../legacy/legacy-preview.ts'

/**
 * What a chosen file holds; nothing is changed. Throws `file_too_large` before reading, `file_foreign`, `file_invalid` and
 * `file_truncated` (with the section as `field`); for a file that a server of ours wrote also `file_tampered`, `format_newer`,
 * `schema_newer`.
 */
export async function previewLegacy(file: Blob, onProgress: OnProgress = () => {}): Promise<LegacyPreview> {
  const source = blobSource(file)
  const total = file.size * 2
  let done = 0
  const onBytes = (count: number): void => {
    done = Math.min(done + count, total)
    onProgress({ step: 'progress.read', done, total, unit: 'bytes' })
  }
  const index = await indexTelling(source, onBytes)
  if (isShopFile(index)) return previewShopFile(source, index, onBytes)
  return previewFile(await OldFile.of(source, index), onBytes)
}
