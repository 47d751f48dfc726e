import { createHash } from 'node:crypto'
import { PosError } from '../../shared/errors.ts'
import { indexFile, type FileIndex, type LegacySource } from '../../shared/legacy/file-index.ts'
import { LIST_KEYS, OldFile } from '../../shared/legacy/old-file.ts'
import {
  collectionsOf,
  readMetadata,
  shopFileRecords,
  type ShopFileMetadata,
} from '../../shared/legacy/shop-file.ts'
import { sectionText, wholeText } from '../../shared/legacy/section-text.ts'
import { parseJson } from '../../shared/snapshot/parse-json.ts'
import { checksumMember } from './shop-json.ts'

/**
 * Reads a shop's JSON file again: its checksum, every record in both forms parsed as JSON, and the counts that it says.
 * Holds one record at a time. Throws `file_truncated`, `file_tampered`, `file_invalid`, `file_foreign`, `format_newer`.
 */
export async function verifyShopJson(
  source: LegacySource,
  onBytes: (bytes: number) => void = () => {},
): Promise<ShopFileMetadata> {
  const index = await indexFile(source)
  await checkSum(source, index, onBytes)
  const facts = await readMetadata(source, index)
  await checkRecords(source, index, facts)
  await checkOldForm(source)
  return facts
}

async function checkSum(
  source: LegacySource,
  index: FileIndex,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const range = index.members.get('checksum')
  if (range === undefined)
    throw new PosError('file_foreign', 'the file has no checksum', { field: 'checksum' })
  const text = await wholeText(
    sectionText(source, { ...range, isText: false }, 'checksum'),
    'checksum',
    1_000,
  )
  const said = parseJson(text, 'file_invalid', 'checksum') as { sha256?: unknown; bytes?: unknown } | null
  const bytes = Number(said?.bytes)
  const member = checksumMember(String(said?.sha256), bytes)
  if (!(bytes >= 0) || bytes + Buffer.byteLength(`${member}\n}\n`) !== source.size) throw tampered('checksum')
  const hash = createHash('sha256')
  for await (const piece of source.bytes(0, bytes)) {
    hash.update(piece)
    onBytes(piece.length)
  }
  if (hash.digest('hex') !== said?.sha256) throw tampered('checksum')
}

async function checkRecords(
  source: LegacySource,
  index: FileIndex,
  { collections, statistics }: ShopFileMetadata,
): Promise<void> {
  let all = 0
  if (collectionsOf(index).toSorted().join() !== Object.keys(collections).toSorted().join())
    throw tampered('collections')
  for (const [name, count] of Object.entries(collections)) {
    let records = 0
    for await (const batch of shopFileRecords(source, index, name)) records += batch.length
    if (records !== count) throw tampered(name)
    all += records
  }
  if (all !== statistics.records) throw tampered('records')
}

/** What the old POS would read: every section opens and every record in it is JSON. */
async function checkOldForm(source: LegacySource): Promise<void> {
  const old = await OldFile.open(source)
  await old.shopMembers()
  for (const key of LIST_KEYS) for await (const _ of old.records(key));
}

function tampered(field: string): PosError {
  return new PosError('file_tampered', `the file is not what was written: ${field}`, { field })
}
