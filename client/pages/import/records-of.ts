import type { LegacyPreview } from '../../../shared/legacy/legacy-preview.ts'

/** How many records of a file are imported, before the import has counted them itself. */
export function recordsOf({ counts, copy }: LegacyPreview): number {
  return copy?.records ?? Object.values(counts).reduce((sum, count) => sum + count, 0)
}
