import { expose } from 'comlink'
import { createEngine } from '../../shared/browser/engine.ts'
import { errorToWire } from '../../shared/error-wire.ts'
import type { OnProgress } from '../../shared/browser/engine-api.ts'
import type { EngineMethod, EngineWire, Outcome } from './engine-wire.ts'

const engine = createEngine()

const wire: EngineWire = {
  async call<M extends EngineMethod>(method: M, args: readonly unknown[], onProgress?: OnProgress) {
    try {
      const run = engine[method].bind(engine) as (...values: readonly unknown[]) => Promise<unknown>
      const value = await run(...args, ...(onProgress === undefined ? [] : [onProgress]))
      return { ok: true, value } as Outcome<never>
    } catch (error) {
      return { ok: false, error: errorToWire(error) }
    }
  },
}

expose(wire)
