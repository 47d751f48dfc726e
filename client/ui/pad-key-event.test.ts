import { describe, expect, it } from 'vitest'
import { typeKey, type PadKey } from './pad-key-event.ts'

function typed(keys: readonly PadKey[]): string {
  return keys.reduce(typeKey, '')
}

describe('typing on the pad', () => {
  it('appends digits and thousands, and takes the last one back', () => {
    expect(typed(['2', '5', '0', '000'])).toBe('250000')
    expect(typed(['2', '5', 'back'])).toBe('2')
    expect(typed(['back'])).toBe('')
  })

  it('has one point, and no zeros before a figure', () => {
    expect(typed(['.', '5', '.', '0'])).toBe('0.50')
    expect(typed(['0', '0', '7'])).toBe('7')
    expect(typed(['000', '1'])).toBe('1')
  })
})
