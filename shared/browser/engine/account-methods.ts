import { createAccount } from '../account/create-account.ts'
import { createShop } from '../account/create-shop.ts'
import { confirmRecoverySheet, makeRecoverySheet } from '../account/recovery-sheet.ts'
import { resetPin } from '../account/reset-pin.ts'
import { signIn, signOut } from '../account/sign-in.ts'
import type { Device } from '../device.ts'
import type { EngineApi } from '../engine-api.ts'
import { forgetBackOff } from '../sending/back-off.ts'
import type { EngineContext } from './engine-context.ts'
import { settleIn } from './settle-in.ts'

/** The methods about who the shop and its people are. */
export type AccountMethods = Pick<
  EngineApi,
  'createShop' | 'createAccount' | 'signIn' | 'signOut' | 'recoveryCode' | 'confirmRecoveryCode' | 'resetPin'
>

/** These methods over a context. */
export function accountMethods({ onDevice, changing }: EngineContext): AccountMethods {
  let slotAuth: string | undefined
  return {
    createShop: (shop) => changing((device) => createShop(device.boot, shop, device.now())),
    createAccount: (account) =>
      changing(async ({ boot, api }) => {
        await createAccount(boot, api, account)
        await forgetBackOff(boot)
      }),
    signIn: (account) => changing((device) => join(device, account)),
    signOut: () => changing(({ boot }) => signOut(boot)),
    recoveryCode: (secret) =>
      onDevice(async ({ boot }) => {
        const { code, auth } = await makeRecoverySheet(boot, secret)
        slotAuth = auth
        return { code }
      }),
    confirmRecoveryCode: (typed) =>
      changing(({ boot, api }) => confirmRecoverySheet(boot, api, typed, slotAuth)),
    resetPin: (secret, newPin, staffId) => onDevice((device) => resetPin(device, secret, newPin, staffId)),
  }
}

async function join(
  device: Device,
  account: { login: string; password: string; deviceName: string },
): Promise<{ shopId: string; shopName: string }> {
  const joined = await signIn(device.boot, device.api, account)
  await settleIn(device)
  return joined
}
