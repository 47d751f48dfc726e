import { expect, it } from 'vitest'
import { newResetCode, readResetCode, showResetCode } from './reset-code.ts'

it('a code that was shown is read back, however it is typed', () => {
  const code = newResetCode()
  expect(showResetCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(readResetCode(` ${showResetCode(code).toLowerCase().replaceAll('-', ' ')} `)).toBe(code)
  expect(readResetCode('٠123-4567-89AB-ilo0')).toBe('0123456789AB1100')
})

it('no two codes are alike, and all else is no code', () => {
  expect(new Set(Array.from({ length: 100 }, newResetCode)).size).toBe(100)
  for (const typed of ['', 'ABCD-EFGH', 'ABCD-EFGH-JKMN-PQR!', `${newResetCode()}0`])
    expect(readResetCode(typed)).toBeUndefined()
})
