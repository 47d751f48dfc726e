import { expect, it } from 'vitest'
import { ScanBurst, type BurstKey } from './scan-burst.ts'

const codeOf = (key: string) =>
  /\d/.test(key) ? `Digit${key}` : key.length === 1 ? `Key${key.toUpperCase()}` : key
const keysOf = (text: string, gapMs: number, start = 1000): BurstKey[] =>
  [...text.split(''), 'Enter'].map((key, index) => ({
    key,
    code: codeOf(key),
    shiftKey: false,
    timeStamp: start + index * gapMs,
  }))
const hear = (keys: readonly BurstKey[], burst = new ScanBurst()) =>
  keys.map((key) => burst.push(key)).findLast((code) => code !== undefined)

it('hears a fast run of characters closed by Enter as one code', () => {
  expect(hear(keysOf('6291041500213', 8))).toBe('6291041500213')
})

it('lets a person type and press Enter', () => {
  expect(hear(keysOf('6291041500213', 160))).toBeUndefined()
})

it('does not take a quick pair of keys for a scan', () => {
  expect(hear(keysOf('12', 5))).toBeUndefined()
})

it('starts anew after a pause, so typed letters never lead a code', () => {
  const typed = keysOf('ab', 300).slice(0, 2)
  expect(hear([...typed, ...keysOf('85123A', 10, 5000)])).toBe('85123A')
})

it('does not hear a burst whose Enter comes late, as when a person pastes and then confirms', () => {
  const keys = keysOf('85123', 10)
  const late = keys.map((key) => (key.key === 'Enter' ? { ...key, timeStamp: 9000 } : key))
  expect(hear(late)).toBeUndefined()
})

it('hears two codes one after the other', () => {
  const burst = new ScanBurst()
  expect(hear(keysOf('11111', 5), burst)).toBe('11111')
  expect(hear(keysOf('22222', 5, 2000), burst)).toBe('22222')
})

it('reads the physical key when the layout is Arabic', () => {
  const arabic: BurstKey[] = [
    { key: 'ش', code: 'KeyA', shiftKey: true, timeStamp: 1 },
    { key: '١', code: 'Digit1', shiftKey: false, timeStamp: 9 },
    { key: '٢', code: 'Digit2', shiftKey: false, timeStamp: 17 },
    { key: 'ب', code: 'KeyF', shiftKey: false, timeStamp: 25 },
    { key: 'Enter', code: 'Enter', shiftKey: false, timeStamp: 33 },
  ]
  expect(hear(arabic)).toBe('A12f')
})

it('passes over keys that write nothing', () => {
  const keys = keysOf('85123', 10)
  const shift: BurstKey = { key: 'Shift', code: 'ShiftLeft', shiftKey: true, timeStamp: 1005 }
  expect(hear([...keys.slice(0, 1), shift, ...keys.slice(1)])).toBe('85123')
})
