import { existsSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { PosError } from '../../../shared/errors.ts'
import { fileName } from '../../files/file-name.ts'
import { FileWriter } from '../../files/file-writer.ts'
import type { FileMoment } from '../../files/shop-facts.ts'
import { writeShopJson, type OnRecords } from '../../files/shop-json.ts'
import { writeShopSqlite } from '../../files/shop-sqlite.ts'
import { newestNumber, openBackup, type ReadableBackup } from '../../readable/open-backup.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import type { FORMATS } from '../command-texts.ts'
import { writeCsv } from '../export/write-csv.ts'
import { chosenShops } from '../find-shop.ts'
import { noteCommand } from '../note-command.ts'
import { withServer } from '../open-server.ts'

/** What is exported, and where to. */
export interface ExportOptions {
  readonly shop: string
  readonly format: (typeof FORMATS)[number]
  /** The number of a backup; the newest without it. */
  readonly backup?: number
  /** The file, or for CSV the folder, that is made; it must not exist. */
  readonly out?: string
}

/** `npm run export`: one backup of a shop as a file, or files, that other programs read. */
export function exportShop(io: CliIo, options: ExportOptions): Promise<Outcome> {
  return withServer(io, async ({ storage, parts: open }) => {
    const parts = open()
    const [shop] = await chosenShops(storage.operator, options.shop)
    const shopId = shop?.shop_id ?? ''
    const number = options.backup ?? (await newestNumber(parts, shopId))
    if (number === undefined) throw new PosError('no_backup', 'the shop has no backup yet', { field: 'shop' })
    const backup = await openBackup(parts, shopId, number)
    const at = io.now()
    const path = resolve(io.cwd, options.out ?? nameOf(options.format, at))
    if (existsSync(path))
      throw new PosError('bad_request', `${path} is there already`, {
        field: 'out',
        hint: 'Choose another --out.',
      })
    const records = await write(backup, path, { io, at, format: options.format, appVersion: parts.version })
    await noteCommand(io, storage, shopId, `export ${options.format}, backup ${number}`)
    const { root } = backup.manifest
    const text = `${shop?.name ?? ''}, backup ${number}: ${records} records as ${options.format} in\n${path}\n`
    return { ok: true, json: { shopId, number, root, format: options.format, path, records }, text }
  })
}

interface Writing extends FileMoment {
  readonly io: CliIo
  readonly format: ExportOptions['format']
}

/** Everything is written under a temporary name, so that what has the right name is whole. */
async function write(backup: ReadableBackup, path: string, writing: Writing): Promise<number> {
  const { io, format } = writing
  const all = backup.manifest.collections.reduce((sum, { records }) => sum + records, 0)
  const total = format === 'json' ? all * 2 : all
  let done = 0
  const draft = `${path}.part-${process.pid}`
  try {
    await writeDraft(backup, draft, writing, (count) => {
      done += count
      io.progress.show(`Writing ${format}`, Math.min(done, total), total)
    })
    renameSync(draft, path)
    return all
  } finally {
    rmSync(draft, { recursive: true, force: true })
    io.progress.end()
  }
}

async function writeDraft(
  backup: ReadableBackup,
  draft: string,
  moment: Writing,
  onRecords: OnRecords,
): Promise<void> {
  switch (moment.format) {
    case 'csv':
      await writeCsv(backup, draft, onRecords)
      return
    case 'sqlite':
      await writeShopSqlite(backup, draft, moment, onRecords)
      return
    case 'json': {
      const writer = new FileWriter(draft)
      try {
        await writeShopJson(backup, writer, moment, onRecords)
        writer.finish()
      } finally {
        writer.close()
      }
    }
  }
}

function nameOf(format: ExportOptions['format'], at: number): string {
  return format === 'csv'
    ? fileName('json', at, false).replace(/\.json$/, '_csv')
    : fileName(format, at, false)
}
