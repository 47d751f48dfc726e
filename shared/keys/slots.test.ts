import { beforeAll, describe, expect, it } from 'vitest'
import { newSalt, passwordSecrets } from './password.ts'
import { newRecoveryCode } from './recovery-code.ts'
import { newShopKey } from './shop-keys.ts'
import { type KeySlot, keySlotsSchema, openSlots, passwordSlot, recoverySlot } from './slots.ts'

const context = { shopId: 'shop-1', keyEpoch: 1 }
const raw = newShopKey()
const code = newRecoveryCode()
let slots: KeySlot[]

beforeAll(async () => {
  const salt = newSalt()
  const { slotKey } = await passwordSecrets('korek', salt)
  slots = [await passwordSlot(raw, context, { slotKey, salt }), await recoverySlot(raw, context, code)]
})

describe('key slots', () => {
  it('engine 15: give the shop key back for the password and for the recovery code', async () => {
    expect(await openSlots(slots, context, { password: 'korek' })).toEqual(raw)
    expect(await openSlots(slots, context, { code: code.toLowerCase() })).toEqual(raw)
  })

  it('engine 15: survive being written as JSON and hold no key in clear', async () => {
    const text = JSON.stringify(slots)
    expect(await openSlots(keySlotsSchema.parse(JSON.parse(text)), context, { code })).toEqual(raw)
    expect(text).not.toContain(Buffer.from(raw).toString('base64url'))
  })

  it('answer a wrong password or another code with wrong_secret, a mistyped code with bad_recovery_code', async () => {
    await expect(openSlots(slots, context, { password: 'Korek' })).rejects.toMatchObject({
      code: 'wrong_secret',
    })
    await expect(openSlots(slots, context, { code: newRecoveryCode() })).rejects.toMatchObject({
      code: 'wrong_secret',
    })
    await expect(openSlots(slots, context, { code: `${code}0` })).rejects.toMatchObject({
      code: 'bad_recovery_code',
    })
  })

  it('answer no_slot when there is none of that kind', async () => {
    const [password, recovery] = slots as [KeySlot, KeySlot]
    await expect(openSlots([password], context, { code })).rejects.toMatchObject({ code: 'no_slot' })
    await expect(openSlots([recovery], context, { password: 'korek' })).rejects.toMatchObject({
      code: 'no_slot',
    })
    await expect(openSlots([], context, { password: 'korek' })).rejects.toMatchObject({ code: 'no_slot' })
  })

  it('engine 18: of another shop, epoch or kind, or changed by one character, do not open', async () => {
    const recovery = slots[1] as KeySlot
    const wrong = { code: 'wrong_secret' }
    await expect(openSlots(slots, { ...context, shopId: 'shop-2' }, { code })).rejects.toMatchObject(wrong)
    await expect(openSlots(slots, { ...context, keyEpoch: 2 }, { code })).rejects.toMatchObject(wrong)
    const other = recovery.sealed.startsWith('A') ? 'B' : 'A'
    const changed = { ...recovery, sealed: other + recovery.sealed.slice(1) }
    await expect(openSlots([changed], context, { code })).rejects.toMatchObject(wrong)
    const cut = { ...recovery, nonce: recovery.nonce.slice(4) }
    await expect(openSlots([cut], context, { code })).rejects.toMatchObject(wrong)
  })

  it('engine 16: that ask for weaker stretching are refused', async () => {
    const weak = { ...slots[0], kdf: { name: 'PBKDF2-SHA-256', iterations: 1 } } as KeySlot
    await expect(openSlots([weak], context, { password: 'korek' })).rejects.toMatchObject({
      code: 'bad_request',
    })
  })
})
