import { copyShopFile, knownCollections } from '../../legacy/copy-shop-file.ts'
import type { FileIndex, LegacySource } from '../../legacy/file-index.ts'
import type { RecordSink } from '../../legacy/kept.ts'
import type { OnBytes } from '../../legacy/old-file.ts'
import { verifyShopFile } from '../../legacy/verify-shop-file.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../records/settings.ts'
import type { Change } from '../../rules/change.ts'
import { canonicalRecord } from '../../snapshot/canonical.ts'

/** What of the device's new shop stands beside the copy: whoever has just chosen a PIN must get in. */
const STAYS: readonly string[] = ['staff', 'lockouts']

/** Where a copy of a shop goes. */
export interface ShopFileTarget {
  readonly sink: RecordSink
  /** What the device's own empty shop has. */
  readonly kept: readonly Change[]
  /** The name that was chosen, when `kept` has no settings. */
  readonly shopName: string
}

/**
 * Puts every record of a file that a server of ours wrote into the sink as it is, beside the device's own staff; of the
 * settings only the shop's name is the one that was chosen here. PINs are blank in such a file, so nobody else gets in before the
 * owner gives new ones. Verified first: throws `file_tampered`, `file_truncated`, `file_invalid`, `format_newer`,
 * `schema_newer` with nothing put.
 */
export async function importShopFile(
  source: LegacySource,
  index: FileIndex,
  { sink, kept, shopName }: ShopFileTarget,
  onBytes: OnBytes,
): Promise<void> {
  const names = knownCollections(index, await verifyShopFile(source, index))
  const settings = settingsOf(kept, shopName)
  // A file without settings leaves these; later of two with one id wins.
  sink.put('settings', settings.id, canonicalRecord(settings))
  const own = new Set<string>()
  for (const { collection, id, value } of kept) {
    if (value === null || !STAYS.includes(collection)) continue
    own.add(`${collection} ${id}`)
    sink.put(collection, id, canonicalRecord(value))
  }
  const beside: RecordSink = {
    finish: (collection) => sink.finish(collection),
    put(collection, id, text) {
      if (own.has(`${collection} ${id}`)) return
      sink.put(collection, id, collection === 'settings' ? named(text, settings.name) : text)
    },
  }
  await copyShopFile(source, index, names, beside, onBytes)
}

function settingsOf(kept: readonly Change[], name: string): Settings {
  const own = kept.find(({ collection }) => collection === 'settings')?.value as Settings | null | undefined
  return own ?? { ...DEFAULT_SETTINGS, name }
}

function named(text: string, name: string): string {
  return name === '' ? text : canonicalRecord({ ...(JSON.parse(text) as Settings), name })
}
