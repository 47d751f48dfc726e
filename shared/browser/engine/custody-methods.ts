import { PosError } from '../../errors.ts'
import { custodyCost, custodyOf } from '../custody/custody-facts.ts'
import { goOn } from '../custody/go-on.ts'
import { beginSwitch, cancelSwitch, prepareSwitch } from '../custody/switch-custody.ts'
import type { EngineCustody } from '../engine-custody.ts'
import type { EngineContext } from './engine-context.ts'

/** These methods over a context. */
export function custodyMethods({ onDevice, changing }: EngineContext): EngineCustody {
  return {
    custody: () => onDevice(async ({ boot }) => custodyOf(await boot.state())),
    custodyCost: () => onDevice(custodyCost),
    prepareCustody: ({ password }) => changing((device) => prepareSwitch(device, password)),
    switchToPrivate: (owner, onProgress) =>
      changing(async (device) => {
        await beginSwitch(device, owner, { onProgress })
        await goOn(device, { onProgress, whenBusy: 'wait' })
      }),
    resumeCustody: (onProgress) =>
      changing(async (device) => {
        const { keyChange } = await device.boot.state()
        if (keyChange?.step === 'prepared') throw new PosError('no_slot', 'the code was not typed back yet')
        await goOn(device, { onProgress, whenBusy: 'wait' })
      }),
    cancelCustody: () => changing(cancelSwitch),
  }
}
