import { describe, expect, it } from 'vitest'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import type { CustodyState } from '../../../shared/browser/engine-custody.ts'
import { PosError } from '../../../shared/errors.ts'
import { CustodyFlow } from './custody-flow.ts'

const MANAGED: CustodyState = { custody: 'managed' }
const SENDING: CustodyState = {
  custody: 'private',
  underway: { step: 'sending', serverReads: 'older', since: 1 },
}

/** An engine that is as far as `now` says, and whose switch comes to `switching`. */
function engineOf(now: CustodyState, switching: () => Promise<void> = async () => undefined) {
  const owners: unknown[] = []
  const engine = {
    custody: async () => now,
    prepareCustody: async () => ({ code: 'NEW' }),
    switchToPrivate: (owner: unknown) => {
      owners.push(owner)
      return switching()
    },
    resumeCustody: switching,
  } as unknown as EngineApi
  return { engine, owners }
}
const refuse = (code: 'wrong_secret' | 'network') => async () => {
  throw new PosError(code, 'refused')
}

async function typingBack(engine: EngineApi): Promise<CustodyFlow> {
  const flow = new CustodyFlow()
  await flow.prepare(engine, 'password')
  flow.show('type')
  return flow
}

describe('the way to private custody', () => {
  it('gives the password of its step along with the code as typed, and forgets both when it is done', async () => {
    const { engine, owners } = engineOf(MANAGED)
    const flow = await typingBack(engine)
    expect(flow.code).toBe('NEW')
    await flow.switch(engine, 'new')
    expect([flow.stage, flow.code, owners]).toEqual(['done', '', [{ password: 'password', code: 'new' }]])
    expect(JSON.stringify(flow)).not.toContain('password')
  })

  it('a code that is refused leads back to the typing, with the reason; the same sheet still counts', async () => {
    const { engine } = engineOf(MANAGED, refuse('wrong_secret'))
    const flow = await typingBack(engine)
    await flow.switch(engine, 'old')
    expect([flow.stage, flow.code, flow.error]).toMatchObject(['type', 'NEW', { code: 'wrong_secret' }])
    const right = engineOf(MANAGED)
    await flow.switch(right.engine, 'new')
    expect(right.owners).toEqual([{ password: 'password', code: 'new' }])
  })

  it('what fails after it has begun stays where it is: it goes on by itself, or when it is asked to', async () => {
    const flow = await typingBack(engineOf(MANAGED).engine)
    await flow.switch(engineOf(SENDING, refuse('network')).engine, 'new')
    expect([flow.stage, flow.code, flow.error]).toMatchObject(['running', '', { code: 'network' }])
    await flow.resume(engineOf(SENDING).engine)
    expect([flow.stage, flow.error]).toEqual(['done', undefined])
  })

  it('a page that is opened later shows how far it is, and its end', () => {
    const flow = new CustodyFlow()
    flow.begin({ ...MANAGED, underway: { step: 'prepared', serverReads: 'everything', since: 1 } })
    expect(flow.stage).toBe('state')
    flow.begin(SENDING)
    expect(flow.stage).toBe('running')
    flow.begin({ custody: 'private' })
    expect(flow.stage).toBe('done')
  })

  it('leaving the page forgets everything, unless it is running', async () => {
    const { engine } = engineOf(MANAGED)
    const flow = await typingBack(engine)
    flow.reset()
    expect([flow.stage, flow.code]).toEqual(['state', ''])
    let end = (): void => undefined
    const running = await typingBack(engine)
    const done = running.switch(
      engineOf(SENDING, () => new Promise((resolve) => (end = resolve))).engine,
      'new',
    )
    running.reset()
    expect(running.stage).toBe('running')
    end()
    await done
    expect(running.stage).toBe('done')
  })
})
