import { exportList } from './export-lists.ts'
import { exportScalar, exportWhole, newestRate } from './export-rest.ts'
import { SECTIONS } from '../sections.ts'
import { ExportRun, type LegacyReader, type OldOutput } from './export-run.ts'
import { exportShop } from './export-shop.ts'
import { LIST_KEYS, SCALAR_KEYS } from './old-file.ts'
import { OLD_KEYS, type OldKey } from './old-keys.ts'
import { isOwnMember } from './shop-file.ts'

/** The file name that the old POS would have given a backup made at `at` (the day is UTC, as there). */
export function legacyFileName(at: number): string {
  return `sonic_complete_backup_${new Date(at).toISOString().slice(0, 10)}.json`
}

/** What a file has besides what the old POS wrote: JSON text of members, each piece beginning with its comma. */
export interface MoreMembers {
  readonly head: string
  /** Members of `data`; the file has its own of these names. */
  readonly data: () => AsyncIterable<string>
  readonly tail: () => AsyncIterable<string>
}

/**
 * The whole shop as a backup file of the old POS, as text in pieces. Sections that were imported and not changed say
 * what the old file said; what was made since is added in the old shape.
 */
export async function* exportLegacy(
  reader: LegacyReader,
  at: number,
  onRecords: (count: number) => void = () => {},
  more?: MoreMembers,
): AsyncGenerator<string> {
  const run = await ExportRun.start(reader, onRecords)
  yield `{\n  "timestamp": ${JSON.stringify(new Date(at).toISOString())},\n  "version": "1.0"`
  if (more !== undefined) yield more.head
  for (const { key, text } of run.kept.of('top', 'file'))
    if (key !== 'timestamp' && key !== 'version' && !(more !== undefined && isOwnMember(key)))
      yield `,\n  ${JSON.stringify(key)}: ${text}`
  yield ',\n  "data": {'
  let comma = ''
  for (const key of OLD_KEYS) {
    const output = await sectionOf(run, key)
    if (output === undefined) continue
    yield `${comma}\n    "${key}": `
    comma = ','
    if ('raw' in output) yield output.raw
    else yield* encoded(output)
  }
  for (const { key, text } of run.kept.of('extra', 'data')) {
    if (more !== undefined && Object.hasOwn(SECTIONS, key)) continue
    yield `${comma}\n    ${JSON.stringify(key)}: ${text}`
    comma = ','
  }
  if (more !== undefined) yield* more.data()
  yield '\n  }'
  if (more !== undefined) yield* more.tail()
  yield '\n}\n'
}

async function sectionOf(run: ExportRun, key: OldKey): Promise<OldOutput | undefined> {
  if (key === 'sonic_shop_data') return exportShop(run, await newestRate(run))
  const scalar = SCALAR_KEYS.find((one) => one === key)
  if (scalar !== undefined) return exportScalar(run, scalar)
  const list = LIST_KEYS.find((one) => one === key)
  return list === undefined ? exportWhole(run, key) : exportList(run, list)
}

/** A section's JSON as it stands, or inside a JSON string. */
async function* encoded(output: Exclude<OldOutput, { raw: string }>): AsyncGenerator<string> {
  if (output.form === 'value') {
    yield* output.pieces
    return
  }
  yield '"'
  for await (const piece of output.pieces) yield JSON.stringify(piece).slice(1, -1)
  yield '"'
}
