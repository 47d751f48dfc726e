import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseFileName, type FileKind } from './file-name.ts'
import { folderOf } from './file-name.ts'
import type { FileParts } from './file-parts.ts'
import { namesIn, syncFolder } from './folder.ts'

/** So many good files of each kind are kept. */
export const KEEP = 10

/**
 * Removes files of ours that are older than the ten newest good ones of their kind, here and in the second folder. One
 * with a known problem never counts as one of the ten, and what is not ours is never touched. Returns the names that went.
 */
export async function pruneFiles(
  parts: Pick<FileParts, 'folder' | 'second' | 'storage'>,
  shop: string,
): Promise<string[]> {
  const { folder, second, storage } = parts
  const rows = await storage.files.list(shop)
  const bad = new Set(rows.filter(({ problem }) => problem !== null).map(({ name }) => name))
  const here = join(folder.path, folderOf(shop))
  const present = namesIn(here)
  const there = new Set(present)
  const gone = olderThanKept(
    present.filter((name) => !bad.has(name)),
    present,
  )
  const lost = rows.map(({ name }) => name).filter((name) => !there.has(name))
  const forgotten = olderThanKept(
    present.filter((name) => !bad.has(name)),
    lost,
  )
  removeAll(here, gone)
  await storage.files.forget(shop, [...gone, ...forgotten])
  if (second !== undefined) {
    const copies = join(second.path, folderOf(shop))
    const names = namesIn(copies)
    removeAll(copies, olderThanKept(names, names))
  }
  return gone
}

/** Those of `names` that are older than the ten newest of their kind among `good`. */
function olderThanKept(good: readonly string[], names: readonly string[]): string[] {
  const oldest = new Map<FileKind, number>()
  for (const kind of ['json', 'sqlite'] as const) {
    const times = good.flatMap((name) => {
      const parsed = parseFileName(name)
      return parsed?.kind === kind ? [parsed.at] : []
    })
    const last = times.sort((a, b) => b - a)[KEEP - 1]
    if (last !== undefined) oldest.set(kind, last)
  }
  return names.filter((name) => {
    const parsed = parseFileName(name)
    return parsed !== undefined && parsed.at < (oldest.get(parsed.kind) ?? 0)
  })
}

function removeAll(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { force: true })
  if (names.length > 0) syncFolder(folder)
}
