import { openBoot } from '../../../shared/browser/boot/open-boot.ts'
import { openShop } from '../../../shared/browser/store/open-shop.ts'

/** Writes so many megabytes of records that cannot be packed into this device's shop, in a collection that no page shows yet. */
async function writeBallast(megabytes: number): Promise<void> {
  const boot = await openBoot()
  const store = await openShop(boot)
  try {
    for (let part = 0; part < megabytes * 4; part += 1)
      await store.mutate(async () => ({
        changes: Array.from({ length: 8 }, (_, index) => ballast(part, index)),
      }))
  } finally {
    store.close()
    boot.close()
  }
}

/** One record of 32 KB. */
function ballast(part: number, index: number) {
  const id = `ballast-${String(part).padStart(4, '0')}-${index}`
  const bytes = crypto.getRandomValues(new Uint8Array(24_576))
  const pad = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return { collection: 'kaka_loans' as const, id, value: { id, pad } }
}

Object.assign(globalThis, { writeBallast })
