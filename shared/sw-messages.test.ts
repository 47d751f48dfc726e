import { describe, expect, it } from 'vitest'
import { parsePageMessage } from './sw-messages.ts'

describe('messages between pages and the service worker', () => {
  it('takes what is in the closed union', () => {
    expect(parsePageMessage({ type: 'activate-update' })).toEqual({ type: 'activate-update' })
    expect(parsePageMessage({ type: 'back-up', more: 1 })).toEqual({ type: 'back-up' })
  })

  it.each([
    [undefined],
    ['back-up'],
    [{ type: 'SKIP_WAITING' }],
    [{ type: 'backed-up' }],
    [{ type: '__proto__' }],
  ])('ignores %j', (data) => {
    expect(parsePageMessage(data)).toBeUndefined()
  })
})
