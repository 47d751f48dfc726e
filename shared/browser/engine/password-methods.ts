import { changePassword } from '../account/change-password.ts'
import { claimReset } from '../account/claim-reset.ts'
import { signInByCode } from '../account/sign-in.ts'
import type { EnginePassword } from '../engine-password.ts'
import type { EngineContext } from './engine-context.ts'
import { settleIn } from './settle-in.ts'

/** These methods over a context. */
export function passwordMethods({ changing }: EngineContext): EnginePassword {
  return {
    changePassword: (change) => changing(({ boot, api }) => changePassword(boot, api, change)),
    signInByCode: (account) =>
      changing(async (device) => {
        const shop = await signInByCode(device.boot, device.api, account)
        await settleIn(device)
        return shop
      }),
    claimReset: (reset) =>
      changing(async (device) => {
        const shop = await claimReset(device.boot, device.api, reset)
        await settleIn(device)
        return shop
      }),
  }
}
