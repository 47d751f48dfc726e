import type { nothing, TemplateResult } from 'lit'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'

/** What one stage shows in the wizard's frame. */
export interface Frame {
  readonly step?: number
  readonly heading: string
  readonly text?: string
  readonly primary?: string
  readonly icon?: string
  readonly blocked?: string
  readonly content: TemplateResult | typeof nothing
  next?(engine: EngineApi): unknown
}
