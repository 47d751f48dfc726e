import { readPairing } from '../../keys/pairing-code.ts'
import { identityOf } from '../account/key-slots.ts'
import { claimPairing, enterPaired, pairingState, showPairing, type Claimed } from '../account/pair-device.ts'
import type { EnginePairing } from '../engine-pairing.ts'
import type { EngineContext } from './engine-context.ts'
import { settleIn } from './settle-in.ts'

/** These methods over a context. */
export function pairingMethods({ onDevice, changing }: EngineContext): EnginePairing {
  // A code counts once: what it gave waits here until the key is opened
  let claimed: Claimed | undefined
  return {
    pairingNeedsSecret: () =>
      onDevice(async ({ boot }) => identityOf(await boot.state()).custody === 'private'),
    createPairing: (secret) => onDevice(({ boot, api }) => showPairing(boot, api, secret)),
    shownPairing: () => onDevice(({ api }) => pairingState(api)),
    withdrawPairing: () => onDevice(({ api }) => api.withdrawPairing()),
    joinByPairing: ({ pairing, deviceName, secret }) =>
      changing(async (device) => {
        const { code, secret: scanned } = readPairing(pairing)
        const { boot, api } = device
        if (claimed?.code !== code) claimed = await claimPairing(boot, api, { code, deviceName })
        const shop = await enterPaired(boot, claimed, { scanned, secret })
        claimed = undefined
        await settleIn(device)
        return shop
      }),
  }
}
