import { createAccount } from '../account/create-account.ts'
import { createShop } from '../account/create-shop.ts'
import { confirmRecoverySheet, makeRecoverySheet } from '../account/recovery-sheet.ts'
import { resetPin } from '../account/reset-pin.ts'
import { signIn, signOut } from '../account/sign-in.ts'
import type { Device } from '../device.ts'
import type { DeviceRow, EngineApi } from '../engine-api.ts'
import { forgetBackOff } from '../sending/back-off.ts'
import type { EngineContext } from './engine-context.ts'
import { settleIn } from './settle-in.ts'

/** The methods about who the shop, its devices and its people are. */
export type AccountMethods = Pick<
  EngineApi,
  | 'createShop'
  | 'createAccount'
  | 'signIn'
  | 'signOut'
  | 'listDevices'
  | 'revokeDevice'
  | 'recoveryCode'
  | 'confirmRecoveryCode'
  | 'resetPin'
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
    listDevices: () => onDevice(devicesOf),
    revokeDevice: (deviceId) => onDevice(({ api }) => api.revokeDevice(deviceId)),
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

async function devicesOf({ api }: Device): Promise<DeviceRow[]> {
  const rows = await api.devices()
  return rows
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ deviceId, name, letter, seenAt, current }) => ({
      deviceId,
      name,
      letter,
      isThis: current,
      ...(seenAt === 0 ? {} : { lastSeenAt: seenAt }),
    }))
}
