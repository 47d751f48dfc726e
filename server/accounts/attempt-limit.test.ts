import { expect, it } from 'vitest'
import { AttemptLimit } from './attempt-limit.ts'

const LIMIT = { max: 2, windowMs: 1000 }
const refused = (retryAfterS: number) =>
  expect.objectContaining({ code: 'rate_limited', retryable: true, values: { retryAfterS } })

it('bears so many in a window, says when it ends, and begins anew then', () => {
  const limit = new AttemptLimit(LIMIT)
  limit.take('a', 0)
  limit.take('a', 500)
  expect(() => limit.take('a', 500)).toThrow(refused(1))
  limit.take('b', 500)
  limit.take('a', 1000)
})

it('forgets what was right, and never counts below nothing', () => {
  const limit = new AttemptLimit(LIMIT)
  for (let index = 0; index < 5; index += 1) {
    limit.take('a', 0)
    limit.succeed('a')
  }
  limit.succeed('a')
  limit.take('a', 0)
  limit.take('a', 0)
  expect(() => limit.take('a', 0)).toThrow(refused(1))
})

it('remembers so many keys at most, the latest ones', () => {
  const limit = new AttemptLimit(LIMIT)
  const fill = (key: string) => {
    limit.take(key, 0)
    limit.take(key, 0)
  }
  for (let index = 0; index <= 20_000; index += 1) fill(`key-${index}`)
  expect(() => limit.take('key-1', 0)).toThrow(refused(1))
  limit.take('key-0', 0)
})
