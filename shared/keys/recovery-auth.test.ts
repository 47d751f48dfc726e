import { describe, expect, it } from 'vitest'
import { toBase64Url } from '../snapshot/bytes.ts'
import { recoveryAuth } from './recovery-auth.ts'
import { recoveryCodeOf } from './recovery-code.ts'

const BYTES = Uint8Array.from({ length: 20 }, (_, index) => index)
const CODE = recoveryCodeOf(BYTES)

describe('what a device sends in place of the recovery code', () => {
  it('is of this form for ever: a server that has it would know no other one', async () => {
    expect(await recoveryAuth(CODE)).toBe('dljw1-FDFXeDDHmOGWAkJ2Fjnfz99lWZrPl6G4f5uCM')
  })

  it('is the same however the code is typed, and says nothing of it', async () => {
    const auth = await recoveryAuth(CODE.toLowerCase().replaceAll('-', ' '))
    expect(auth).toBe(await recoveryAuth(CODE))
    expect(auth).not.toContain(toBase64Url(BYTES).slice(0, 8))
  })

  it('differs for every code, and a mistyped one gives none', async () => {
    expect(await recoveryAuth(recoveryCodeOf(BYTES.toReversed()))).not.toBe(await recoveryAuth(CODE))
    await expect(recoveryAuth(CODE.slice(1))).rejects.toMatchObject({ code: 'bad_recovery_code' })
  })
})
