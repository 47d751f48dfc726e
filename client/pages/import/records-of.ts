import type { LegacyPreview } from '../../../shared/legacy/legacy-preview.ts'

/** How many records of an old file are imported, before the import has counted them itself. */
export function recordsOf({ counts }: LegacyPreview): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
