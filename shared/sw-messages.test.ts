import { describe, expect, it } from 'vitest'
import { parsePageMessage, parseWorkerMessage } from './sw-messages.ts'

describe('messages between pages and the service worker', () => {
  it('takes what is in the closed unions', () => {
    expect(parsePageMessage({ type: 'activate-update' })).toEqual({ type: 'activate-update' })
    expect(parsePageMessage({ type: 'back-up', more: 1 })).toEqual({ type: 'back-up' })
    expect(parseWorkerMessage({ type: 'backed-up', ok: true })).toEqual({ type: 'backed-up', ok: true })
  })

  it.each([
    [undefined],
    ['back-up'],
    [{ type: 'SKIP_WAITING' }],
    [{ type: 'backed-up' }],
    [{ type: '__proto__' }],
  ])('ignores %j', (data) => {
    expect(parsePageMessage(data)).toBeUndefined()
    expect(parseWorkerMessage(data)).toBeUndefined()
  })
})
