import { expect, it } from 'vitest'
import { REQUEST_MAX } from '../../snapshot/limits.ts'
import { ask, askBytes, patienceFor } from './server-call.ts'

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

it('reads an answer that comes slowly, and gives up one that stops', async () => {
  const pieces = (count: number, isEnding: boolean) => {
    let sent = 0
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 100))
        if (sent < count) controller.enqueue(Uint8Array.of((sent += 1)))
        else if (isEnding) controller.close()
        else await new Promise(() => undefined)
      },
    })
  }
  const answering = (body: () => ReadableStream<Uint8Array>) => ({
    base: '',
    token: async () => undefined,
    patienceMs: 1000,
    fetch: async (_url: string, { signal }: RequestInit) => {
      const stream = body()
      return new Response(signal ? stream.pipeThrough(new TransformStream(), { signal }) : stream)
    },
  })
  const request = { method: 'POST', path: '/x' } as const
  const slow = await askBytes(
    answering(() => pieces(12, true)),
    request,
  )
  expect([...slow]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  const stopping = askBytes(
    answering(() => pieces(2, false)),
    request,
  )
  await expect(stopping).rejects.toMatchObject({ code: 'network' })
})
