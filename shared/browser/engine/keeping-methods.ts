import type { EngineKeeping } from '../engine-keeping.ts'
import { goBack } from '../restore/go-back.ts'
import { wayBack } from '../restore/way-back.ts'
import type { EngineContext } from './engine-context.ts'
import { dropCopy, freeRoom } from './free-room.ts'
import { storageFigures } from './storage-figures.ts'

/** The methods about the copies of the shop that this device keeps. */
export function keepingMethods({ onDevice, changing }: EngineContext): EngineKeeping {
  return {
    freeRoom: () => onDevice(freeRoom),
    dropCopy: (generation) => changing((device) => dropCopy(device, generation)),
    wayBack: () => onDevice(wayBack),
    goBack: () => changing((device) => goBack(device)),
    storage: () => onDevice(storageFigures),
  }
}
