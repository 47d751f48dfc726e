export type { LegacyChoices, LegacyPreview } from '../../legacy/legacy-preview.ts'
