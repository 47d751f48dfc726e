import { expect, it } from 'vitest'
import { FailedBursts } from './failed-bursts.ts'

it('notices the fifth wrong password of a login in a quarter of an hour, once', () => {
  const bursts = new FailedBursts()
  const noticed = Array.from({ length: 12 }, (_, at) => bursts.failed('a', at))
  expect(noticed.map((is, at) => (is ? at : -1)).filter((at) => at >= 0)).toEqual([4])
  expect(bursts.failed('b', 20)).toBe(false)
  const later = Array.from({ length: 5 }, (_, at) => bursts.failed('a', 900_000 + at))
  expect(later).toEqual([false, false, false, false, true])
})

it('remembers no more than ten thousand logins', () => {
  const bursts = new FailedBursts()
  for (let at = 0; at < 4; at += 1) bursts.failed('first', 0)
  for (let login = 0; login < 10_000; login += 1) bursts.failed(String(login), 0)
  expect(bursts.failed('first', 0)).toBe(false)
})
