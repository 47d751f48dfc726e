import type { ReactiveControllerHost } from 'lit'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PAIRING_MS } from '../../shared/api/pairings.ts'
import type { PairingState } from '../../shared/browser/engine-pairing.ts'
import { PairingWatch } from './pairing-watch.ts'

const host: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
}
let answer: () => Promise<PairingState | undefined>
let asked: number
let watch: PairingWatch

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  asked = 0
  answer = async () => ({ expiresAt: 0 })
  watch = new PairingWatch(host, () => {
    asked += 1
    return answer()
  })
})
afterEach(() => {
  watch.hostDisconnected()
  vi.useRealTimers()
})

it('counts from when the code was made, whatever the clocks say, and ends by itself', async () => {
  expect(watch.isOver).toBe(true)
  watch.begin()
  await vi.advanceTimersByTimeAsync(1_000)
  expect([watch.leftMs, watch.isOver]).toEqual([PAIRING_MS - 1_000, false])
  await vi.advanceTimersByTimeAsync(PAIRING_MS - 1_000)
  const before = asked
  expect(watch.isOver).toBe(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toBe(before)
})

it('sees who has joined, through answers that were lost, and asks no more', async () => {
  watch.begin()
  answer = () => Promise.reject(new Error('no answer'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect([watch.joined, watch.isOver]).toEqual([undefined, false])
  answer = async () => ({ expiresAt: 0, joined: 'Till 2' })
  await vi.advanceTimersByTimeAsync(2_000)
  expect(watch.joined).toBe('Till 2')
  const before = asked
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toBe(before)
})

it('a code that was taken back is over; a new one counts from the beginning', async () => {
  watch.begin()
  answer = async () => undefined
  await vi.advanceTimersByTimeAsync(2_000)
  expect(watch.isOver).toBe(true)
  answer = async () => ({ expiresAt: 0 })
  watch.begin()
  expect(watch.leftMs).toBe(PAIRING_MS)
})
