import type { EngineAudit } from '../engine-audit.ts'
import type { EngineContext } from './engine-context.ts'

/** These methods over a context. */
export function auditMethods({ onDevice }: EngineContext): EngineAudit {
  return { listActs: (chunk = {}) => onDevice(({ api }) => api.acts(chunk)) }
}
