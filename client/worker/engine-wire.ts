import type { EngineApi, OnProgress } from '../../shared/browser/engine-api.ts'
import type { ErrorWire } from '../../shared/error-wire.ts'

/** What a call came to: comlink would strip an error of its code, so failures travel as values. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorWire }

/** The methods of the engine that the page reaches through the worker; `onStatus` is answered on the page's side. */
export type EngineMethod = Exclude<keyof EngineApi, 'onStatus'>

/** What a method of the engine resolves to. */
export type ValueOf<M extends EngineMethod> = Awaited<ReturnType<EngineApi[M]>>

/** What the engine worker exposes: one door for every method, so that no method can forget how errors travel. */
export interface EngineWire {
  /** Calls `method`. A trailing `onProgress` is passed on its own, as a comlink proxy. */
  call(method: EngineMethod, args: readonly unknown[], onProgress?: OnProgress): Promise<Outcome<unknown>>
}
