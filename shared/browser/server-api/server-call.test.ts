import { expect, it } from 'vitest'
import { REQUEST_MAX } from '../../snapshot/limits.ts'
import { ask, patienceFor } from './server-call.ts'

it('waits for the largest upload on the slowest line that the server puts up with', () => {
  expect(patienceFor(REQUEST_MAX)).toBeGreaterThan((REQUEST_MAX / 2_048) * 1000)
  expect(patienceFor(0, 5)).toBe(5)
})

it('gives up a request that nobody answers, as a lost connection', async () => {
  const never = (_url: string, { signal }: RequestInit): Promise<Response> =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)))
  const call = { base: '', fetch: never, token: async () => undefined, patienceMs: 1 }
  await expect(ask(call, { method: 'GET', path: '/x' })).rejects.toMatchObject({ code: 'network' })
})
