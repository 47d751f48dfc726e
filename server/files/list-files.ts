import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FileStatistics, type FileRow } from '../../shared/api/files.ts'
import { PosError } from '../../shared/errors.ts'
import type { ServerFileTable } from '../storage/tables.ts'
import { folderOf, parseFileName, writerOfPart } from './file-name.ts'
import type { FileParts } from './file-parts.ts'
import { namesIn, syncFolder } from './folder.ts'

/** What stands in a shop's folder. */
export interface ListedFiles {
  /** Files of ours, newest first, also one that the server knows of and that is gone: its problem is `not_found`. */
  readonly files: readonly FileRow[]
  /** Names of what is not ours; never touched. */
  readonly foreign: readonly string[]
}

type ListParts = Pick<FileParts, 'folder' | 'second' | 'storage'>

/** The files of one shop and nobody else's. Temporary ones never show. */
export async function listFiles({ folder, storage }: ListParts, shop: string): Promise<ListedFiles> {
  const rows = new Map((await storage.files.list(shop)).map((row) => [row.name, row]))
  const path = join(folder.path, folderOf(shop))
  const names = namesIn(path).filter((name) => writerOfPart(name, '') === undefined)
  const ours = names.filter((name) => parseFileName(name) !== undefined)
  const files = [...new Set([...ours, ...rows.keys()])].flatMap((name) => {
    const row = toRow(name, rows.get(name), sizeOf(join(path, name)))
    return row === undefined ? [] : [row]
  })
  return {
    files: files.sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1)),
    foreign: names.filter((name) => parseFileName(name) === undefined).sort(),
  }
}

/**
 * The path of a file of this shop, for a download. Throws `not_found` for a name that is not one of ours or that this
 * shop does not have.
 */
export function pathOfFile({ folder }: Pick<FileParts, 'folder'>, shop: string, name: string): string {
  const path = join(folder.path, folderOf(shop), name)
  if (parseFileName(name) === undefined || sizeOf(path) === undefined) {
    throw new PosError('not_found', 'the shop has no such file', { field: 'name' })
  }
  return path
}

/** Removes a file and its copy. Throws `not_found`. */
export async function deleteFile(
  { folder, second, storage }: ListParts,
  shop: string,
  name: string,
): Promise<void> {
  const isKnown = (await storage.files.list(shop)).some((row) => row.name === name)
  if (!isKnown) pathOfFile({ folder }, shop, name)
  for (const each of [folder, second]) {
    if (each === undefined) continue
    const path = join(each.path, folderOf(shop))
    if (sizeOf(join(path, name)) === undefined) continue
    rmSync(join(path, name))
    syncFolder(path)
  }
  await storage.files.forget(shop, [name])
}

/** Removes every file of a shop that is ours, unfinished ones and copies too; what is not ours stays. */
export async function removeFiles({ folder, second, storage }: ListParts, shop: string): Promise<void> {
  for (const each of [folder, second]) {
    if (each === undefined) continue
    const path = join(each.path, folderOf(shop))
    const ours = namesIn(path).filter((name) => parseFileName(name) ?? writerOfPart(name, ''))
    for (const name of ours) rmSync(join(path, name), { force: true })
    if (ours.length > 0) syncFolder(path)
  }
  const known = await storage.files.list(shop)
  const names = known.map(({ name }) => name)
  if (names.length > 0) await storage.files.forget(shop, names)
}

/** A file as its owner sees it; `undefined` for a name that is not ours. */
export function toRow(
  name: string,
  row: ServerFileTable | undefined,
  size: number | undefined,
): FileRow | undefined {
  const parsed = parseFileName(name)
  if (parsed === undefined) return undefined
  const problem =
    size === undefined ? 'not_found' : row !== undefined && row.bytes !== size ? 'file_tampered' : null
  return {
    name,
    kind: parsed.kind,
    bytes: size ?? row?.bytes ?? 0,
    createdAt: row?.created_at ?? parsed.at,
    verifiedAt: problem === null ? (row?.verified_at ?? null) : null,
    problem: problem ?? row?.problem ?? null,
    statistics: statisticsOf(row),
    copy: row?.second ?? null,
  }
}

/** The size of a plain file; `undefined` for anything else. */
export function sizeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true ? found.size : undefined
}

function statisticsOf(row: ServerFileTable | undefined): FileStatistics | null {
  if (row?.statistics == null) return null
  const parsed = FileStatistics.safeParse(JSON.parse(row.statistics))
  return parsed.success ? parsed.data : null
}
