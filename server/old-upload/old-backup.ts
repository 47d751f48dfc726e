import { indexFile, type LegacySource } from '../../shared/legacy/file-index.ts'
import { importKaka } from '../../shared/legacy/import-kaka.ts'
import { importLegacy } from '../../shared/legacy/import-legacy.ts'
import { isKakaIndex, KAKA_LISTS, KakaFile } from '../../shared/legacy/kaka-file.ts'
import type { RecordSink } from '../../shared/legacy/kept.ts'
import { defaultChoices } from '../../shared/legacy/legacy-preview.ts'
import { OldFile, type OnBytes } from '../../shared/legacy/old-file.ts'
import { previewLegacy } from '../../shared/legacy/preview-legacy.ts'
import { isShopFile } from '../../shared/legacy/shop-file.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/records/settings.ts'
import { openOwnFile } from './own-file.ts'

/** Whose file it is: the old SONIC POS', KakaWallet's, or one that a server of ours wrote. */
export type OldKind = 'sonic' | 'kaka' | 'sonic-pos'

/** A backup file that was looked through once and can be made records of. */
export interface OldBackup {
  readonly kind: OldKind
  /** When the file says it was made, ms UTC. */
  readonly madeAt: number | undefined
  /** The settings of a shop that has none; `undefined` when the file brings its own shop, settings and staff and all. */
  readonly settings: ((shopName: string) => Settings) | undefined
  /** Puts all records into `sink`. Throws `file_invalid` and `file_truncated` naming the section. */
  write(sink: RecordSink, onBytes: OnBytes): Promise<void>
}

/**
 * Finds out what a file is and looks through it. Throws `file_foreign` for what is no backup, `file_invalid`,
 * `file_truncated`, `file_too_large` (one record or section of it), and of our own files `file_tampered`, `format_newer`,
 * `schema_newer`.
 */
export async function openOldBackup(source: LegacySource): Promise<OldBackup> {
  const index = await indexFile(source)
  if (isShopFile(index)) return openOwnFile(source, index)
  return isKakaIndex(index) ? openKaka(source) : openSonic(source)
}

async function openSonic(source: LegacySource): Promise<OldBackup> {
  const file = await OldFile.open(source)
  const preview = await previewLegacy(file)
  await drain(file.others())
  const choices = defaultChoices(preview)
  return {
    kind: 'sonic',
    madeAt: file.madeAt,
    settings: (shopName) => ({ ...DEFAULT_SETTINGS, name: preview.shopName || shopName, currency: 'USD' }),
    write: (sink, onBytes) => importLegacy(file, choices, sink, onBytes),
  }
}

async function openKaka(source: LegacySource): Promise<OldBackup> {
  const file = await KakaFile.open(source)
  for (const list of KAKA_LISTS) await drain(file.persons(list))
  await drain(file.others())
  return {
    kind: 'kaka',
    madeAt: file.madeAt,
    settings: (name) => ({ ...DEFAULT_SETTINGS, name }),
    async write(sink, onBytes) {
      await importKaka(file, sink, onBytes)
    },
  }
}

/** Reads to the end, so that a file that is broken anywhere is refused before anything of it is stored. */
async function drain(values: AsyncIterable<unknown>): Promise<void> {
  const iterator = values[Symbol.asyncIterator]()
  while ((await iterator.next()).done !== true);
}
