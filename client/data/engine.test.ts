import { describe, expect, it } from 'vitest'
import { errorToWire } from '../../shared/error-wire.ts'
import { PosError } from '../../shared/errors.ts'
import type { EngineWire } from '../worker/engine-wire.ts'
import { engineOver } from './engine.ts'

type Call = Parameters<EngineWire['call']>

function recording(answer: Awaited<ReturnType<EngineWire['call']>>) {
  const calls: Call[] = []
  const engine = engineOver(async (...call) => {
    calls.push(call)
    return structuredClone(answer)
  })
  return { calls, engine }
}

describe('the engine over a worker', () => {
  it('gives the arguments on and keeps the progress listener apart from them', async () => {
    const { calls, engine } = recording({ ok: true, value: { leaves: 3, repaired: 0 } })
    const onProgress = () => undefined
    expect(await engine.checkRestored(onProgress)).toEqual({ leaves: 3, repaired: 0 })
    await engine.resetPin({ code: 'c' }, '1234')
    expect(calls).toEqual([
      ['checkRestored', [], onProgress],
      ['resetPin', [{ code: 'c' }, '1234'], undefined],
    ])
  })

  it('a refusal is a PosError again, with everything that its sentence needs', async () => {
    const refusal = new PosError('storage_full', 'no room', {
      field: 'f',
      hint: 'h',
      values: { left: 3 },
      retryable: true,
    })
    const { engine } = recording({ ok: false, error: errorToWire(refusal) })
    const caught = await engine.backupNow().catch((error: unknown) => error)
    expect(caught).toBeInstanceOf(PosError)
    const { code, message, field, hint, values, retryable } = refusal
    expect(caught).toMatchObject({ code, message, field, hint, values, retryable })
  })

  it('what is no PosError becomes internal', async () => {
    const { engine } = recording({ ok: false, error: errorToWire(new TypeError('x is not a function')) })
    await expect(engine.status()).rejects.toMatchObject({
      code: 'internal',
      message: 'TypeError: x is not a function',
    })
  })
})
