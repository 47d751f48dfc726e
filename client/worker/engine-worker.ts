import { expose } from 'comlink'
import { createEngine } from '../../shared/browser/engine.ts'
import { errorToWire } from '../../shared/error-wire.ts'
import type { EngineWire } from './engine-wire.ts'

const engine = createEngine()

const wire: EngineWire = {
  async call(method, args, onProgress) {
    try {
      const run = engine[method].bind(engine) as (...values: readonly unknown[]) => Promise<unknown>
      const value = await run(...args, ...(onProgress === undefined ? [] : [onProgress]))
      return { ok: true, value }
    } catch (error) {
      return { ok: false, error: errorToWire(error) }
    }
  },
}

expose(wire)
