import { PosError } from '../../shared/errors.ts'
import { indexFile, type FileIndex, type LegacySource } from '../../shared/legacy/file-index.ts'
import type { RecordSink } from '../../shared/legacy/kept.ts'
import type { OnBytes } from '../../shared/legacy/old-file.ts'
import { collectionsOf, RECORDS_PREFIX, shopFileRecords } from '../../shared/legacy/shop-file.ts'
import { isCollectionName, type CollectionName } from '../../shared/sections.ts'
import { canonicalRecord } from '../../shared/snapshot/canonical.ts'
import { SCHEMA_VERSION } from '../../shared/snapshot/limits.ts'
import { verifyShopJson } from '../files/verify-json.ts'
import type { OldBackup } from './old-backup.ts'

/**
 * A file that a server of ours wrote: its records go in as they are. Throws `file_tampered`, `file_invalid`,
 * `file_truncated`, and `format_newer` or `schema_newer` for one that a later version wrote.
 */
export async function openOwnFile(source: LegacySource): Promise<OldBackup> {
  const facts = await verifyShopJson(source)
  const index = await indexFile(source)
  const names = collectionsOf(index)
  if (facts.schemaVersion > SCHEMA_VERSION || !names.every(isCollectionName))
    throw new PosError('schema_newer', `the file has schema ${facts.schemaVersion}`, {
      hint: 'Update this server first.',
      values: { schema: facts.schemaVersion, known: SCHEMA_VERSION },
    })
  const share = source.size / bytesOf(index, names) // the old form beside our own is not read again
  return {
    kind: 'sonic-pos',
    madeAt: facts.backup.createdAt,
    settings: undefined,
    async write(sink, onBytes) {
      const tell = (bytes: number) => onBytes(bytes * share)
      for (const name of names) await writeCollection(source, index, name, sink, tell)
    },
  }
}

async function writeCollection(
  source: LegacySource,
  index: FileIndex,
  name: CollectionName,
  sink: RecordSink,
  onBytes: OnBytes,
): Promise<void> {
  for await (const batch of shopFileRecords(source, index, name)) {
    for (const record of batch) {
      const { id, text } = recordOf(name, record)
      sink.put(name, id, text)
      onBytes(text.length)
    }
  }
  await sink.finish(name)
}

function bytesOf({ members }: FileIndex, names: readonly string[]): number {
  const ranges = names.map((name) => members.get(RECORDS_PREFIX + name) ?? { from: 0, to: 0 })
  return ranges.reduce((sum, { from, to }) => sum + to - from, 1)
}

function recordOf(name: CollectionName, value: unknown): { id: string; text: string } {
  try {
    const record = Object(value) as { id: string }
    return { text: canonicalRecord(record), id: record.id }
  } catch (cause) {
    const field = RECORDS_PREFIX + name
    throw new PosError('file_invalid', `${field} has something that is no record`, { field, cause })
  }
}
