import type { Device } from '../device.ts'
import type { StorageFigures } from '../engine-api.ts'

/** What the browser says about space, as far as it says anything, and the generations that are kept. */
export async function storageFigures(device: Device): Promise<StorageFigures> {
  const { generations, active } = await device.boot.state()
  const storage = (globalThis.navigator as { storage?: Partial<StorageManager> } | undefined)?.storage
  const [estimate, persisted] = await Promise.all([
    storage?.estimate?.().catch(() => undefined),
    storage?.persisted?.().catch(() => undefined),
  ])
  return {
    generations: generations.map(({ number }) => ({ number, isActive: number === active })),
    ...(persisted === undefined ? {} : { persisted }),
    ...(estimate?.usage === undefined ? {} : { usageBytes: estimate.usage }),
    ...(estimate?.quota === undefined ? {} : { quotaBytes: estimate.quota }),
  }
}
