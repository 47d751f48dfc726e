import type { CollectionName, RecordOf } from '../sections.ts'
import { OldJoins } from './joins.ts'
import type { OldObject } from './json-patch.ts'
import { KeptTexts } from './kept-texts.ts'

/** Reads a shop for an export: all records of a collection in the order of ids, in batches. */
export interface LegacyReader {
  all<Name extends CollectionName>(collection: Name): AsyncIterable<readonly RecordOf<Name>[]>
}

/** One section to be written: as it stood (`raw`), or as JSON in pieces, double-encoded or not. */
export type OldOutput =
  | { readonly raw: string }
  | { readonly form: 'text' | 'value'; readonly pieces: AsyncIterable<string> | Iterable<string> }

/** What all parts of one export share. */
export class ExportRun {
  readonly reader: LegacyReader
  readonly kept: KeptTexts
  readonly joins = new OldJoins()
  /** Items as they are written, by their id here. */
  readonly oldItems = new Map<string, OldObject>()
  /** What `legacyOf` of an item says: whether the inventory page of the old file knew it. */
  readonly newItems = new Set<string>()
  readonly onRecords: (count: number) => void

  private constructor(reader: LegacyReader, kept: KeptTexts, onRecords: (count: number) => void) {
    this.reader = reader
    this.kept = kept
    this.onRecords = onRecords
  }

  /** Reads what the imported file left beside its records. */
  static async start(reader: LegacyReader, onRecords: (count: number) => void): Promise<ExportRun> {
    return new ExportRun(reader, new KeptTexts(await gather(reader, 'legacy')), onRecords)
  }

  /** Every record of a collection; for those that fit into memory. */
  all<Name extends CollectionName>(collection: Name): Promise<RecordOf<Name>[]> {
    return gather(this.reader, collection)
  }

  /** How a section with records is written: as it stood, or double-encoded as the old POS did. */
  formOf(section: string): 'text' | 'value' {
    return this.kept.form(section)?.form === 'value' ? 'value' : 'text'
  }

  /** How a section without records is written: as it stood; `undefined` when an imported file had no such section. */
  emptyOf(section: string, text: string): OldOutput | undefined {
    const form = this.kept.form(section)
    if (form?.raw !== undefined) return { raw: form.raw }
    if (form === undefined && this.kept.isImported) return undefined
    return { form: this.formOf(section), pieces: [text] }
  }
}

async function gather<Name extends CollectionName>(
  reader: LegacyReader,
  name: Name,
): Promise<RecordOf<Name>[]> {
  const records: RecordOf<Name>[] = []
  for await (const batch of reader.all(name)) for (const record of batch) records.push(record)
  return records
}
