import { copyShopFile, knownCollections } from '../../shared/legacy/copy-shop-file.ts'
import type { FileIndex, LegacySource } from '../../shared/legacy/file-index.ts'
import { verifyShopJson } from '../files/verify-json.ts'
import type { OldBackup } from './old-backup.ts'

/**
 * A file that a server of ours wrote: its records go in as they are. Throws `file_tampered`, `file_invalid`,
 * `file_truncated`, and `format_newer` or `schema_newer` for one that a later version wrote.
 */
export async function openOwnFile(source: LegacySource, index: FileIndex): Promise<OldBackup> {
  const facts = await verifyShopJson(source)
  const names = knownCollections(index, facts)
  return {
    kind: 'sonic-pos',
    madeAt: facts.backup.createdAt,
    settings: undefined,
    write: (sink, onBytes) => copyShopFile(source, index, names, sink, onBytes),
  }
}
