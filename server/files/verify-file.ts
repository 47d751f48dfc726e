import { join } from 'node:path'
import type { FileRow } from '../../shared/api/files.ts'
import { PosError, type ErrorCode } from '../../shared/errors.ts'
import { WHOLE_SERVER } from '../storage/file-storage.ts'
import type { ServerFileTable } from '../storage/tables.ts'
import type { CheckedFile } from './check-file.ts'
import { folderOf, parseFileName } from './file-name.ts'
import type { FileParts } from './file-parts.ts'
import { pathOfFile, sizeOf, toRow } from './list-files.ts'
import { digestFile } from './read-file.ts'

/** What is wrong with a file itself; anything else is no news of the file. */
const PROBLEMS: ReadonlySet<ErrorCode> = new Set([
  'file_tampered',
  'file_truncated',
  'file_invalid',
  'file_foreign',
  'file_too_large',
  'format_newer',
])

/**
 * Reads a file of a shop again and remembers what was found: right, or a problem that shows from then on. Throws
 * `not_found`, and `file_locked` when the server's passphrase does not open it, which says nothing of the file.
 */
export async function verifyFile(parts: FileParts, shop: string, name: string): Promise<FileRow> {
  const { storage, now } = parts
  const path = pathOfFile(parts, shop, name)
  const known = (await storage.files.list(shop)).find((row) => row.name === name)
  const found = await check(parts, shop, name, known)
  const parsed = parseFileName(name)
  const second = known === undefined ? null : await checkCopy(parts, shop, known)
  const row: ServerFileTable = {
    shop_id: shop,
    name,
    kind: parsed?.kind ?? 'json',
    bytes: known?.bytes ?? sizeOf(path) ?? 0,
    sha256: known?.sha256 ?? ('sha256' in found ? found.sha256 : ''),
    created_at: known?.created_at ?? parsed?.at ?? now(),
    verified_at: 'problem' in found ? null : now(),
    problem: 'problem' in found ? found.problem : null,
    second,
    statistics: statisticsText(found) ?? known?.statistics ?? null,
  }
  // A file that nobody knows and that is broken has no checksum to keep
  if (row.sha256 !== '') await storage.files.put(row)
  const shown = toRow(name, row, sizeOf(path))
  if (shown === undefined) throw new PosError('not_found', 'the shop has no such file', { field: 'name' })
  return shown
}

async function check(
  parts: FileParts,
  shop: string,
  name: string,
  known: ServerFileTable | undefined,
): Promise<CheckedFile | { readonly problem: ErrorCode }> {
  const work = {
    folder: join(parts.folder.path, folderOf(shop)),
    name,
    sha256: known?.sha256,
    passphrase: parts.passphrase,
    isServer: shop === WHOLE_SERVER,
  }
  try {
    return await parts.worker({ kind: 'check', work }, { read: async () => undefined, onStep: () => {} })
  } catch (error) {
    if (error instanceof PosError && PROBLEMS.has(error.code)) return { problem: error.code }
    throw error
  }
}

/** What `second` of a row is to say now. */
async function checkCopy(
  { second }: FileParts,
  shop: string,
  known: ServerFileTable,
): Promise<string | null> {
  if (second === undefined) return known.second
  const path = join(second.path, folderOf(shop), known.name)
  if (sizeOf(path) === undefined) return known.second === null ? null : 'not_found'
  return (await digestFile(path)).sha256 === known.sha256 ? '' : 'file_tampered'
}

function statisticsText(found: CheckedFile | { readonly problem: ErrorCode }): string | undefined {
  if ('problem' in found) return undefined
  return JSON.stringify(found.statistics ?? found.counts)
}
