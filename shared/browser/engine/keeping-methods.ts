import type { EngineKeeping } from '../engine-keeping.ts'
import { goBack } from '../restore/go-back.ts'
import { wayBack } from '../restore/way-back.ts'
import { tidyStorage } from '../store/tidy-storage.ts'
import type { EngineContext } from './engine-context.ts'
import { dropCopy, freeRoom } from './free-room.ts'

/** The methods about the copies of the shop that this device keeps. */
export function keepingMethods({ onDevice, changing }: EngineContext): EngineKeeping {
  return {
    freeRoom: () =>
      onDevice(async (device) => {
        const freed = await freeRoom(device)
        if (freed.freed) await tidyStorage()
        return freed
      }),
    dropCopy: (generation) =>
      changing(async (device) => {
        const isDropped = await dropCopy(device, generation)
        if (isDropped) await tidyStorage()
        return isDropped
      }),
    wayBack: () => onDevice(wayBack),
    goBack: () => changing((device) => goBack(device)),
  }
}
