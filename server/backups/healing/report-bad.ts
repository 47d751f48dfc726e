import type { ScrubStorage } from '../../storage/upkeep-storage.ts'

/**
 * Registers what was found wrong while a backup of the shop was opened, so that a device is asked for it again; what was
 * replaced or collected meanwhile is let be.
 */
export function reporter(storage: ScrubStorage, shop: string, number: number, now: () => number) {
  return async (id: string, sealed: Uint8Array | undefined): Promise<void> => {
    if (sealed === undefined) await storage.reportMissing(shop, id, { number }, now())
    else await storage.reportTampered(shop, id, sealed, now())
  }
}
