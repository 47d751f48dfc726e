import { expect, it, vi } from 'vitest'
import { stopWhenLeft } from './page-leave.ts'

function shown(persisted: boolean): Event {
  return Object.assign(new Event('pageshow'), { persisted })
}

it('stops the engine when the page is left, and starts anew only a page that slept', () => {
  const [page, stop, loadAnew] = [new EventTarget(), vi.fn(), vi.fn()]
  stopWhenLeft(page, stop, loadAnew)
  page.dispatchEvent(shown(false))
  expect([stop.mock.calls.length, loadAnew.mock.calls.length]).toEqual([0, 0])
  page.dispatchEvent(new Event('pagehide'))
  expect([stop.mock.calls.length, loadAnew.mock.calls.length]).toEqual([1, 0])
  page.dispatchEvent(shown(true))
  expect([stop.mock.calls.length, loadAnew.mock.calls.length]).toEqual([1, 1])
})
