import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { makeOldBackup } from '../e2e/support/old-backup.ts'
import { type Bench, rounded } from './figures.ts'
import { GrowingShop } from './growing-shop.ts'
import { openRestic } from './restic.ts'

/** A day of the shop: its bills, and the lines of each (the mean of the real ones). */
const BILLS = 60
const LINES = 21

const MB = 1_000_000

/** The disk that a month of daily backups takes: on our server, and of the same shop as old files in restic and gzip. */
export async function benchThirtyDays({ folder, figures, say }: Bench, invoices: number, days: number) {
  say(`a shop of ${invoices} bills`)
  const home = join(folder, 'month')
  mkdirSync(home)
  const shop = new GrowingShop(home)
  await shop.import(makeOldBackup(folder, invoices))
  const restic = openRestic(join(home, 'restic'))
  let gzip = 0
  for (let day = 1; day <= days; day++) {
    say(`day ${day} of ${days}`)
    await shop.day(BILLS, LINES)
    const file = join(home, 'sonic_backup.json')
    const old = await shop.oldFile()
    writeFileSync(file, old)
    restic?.backUp(file)
    gzip += gzipSync(old).length
  }
  figures['server_disk_30_days_mb'] = rounded((await shop.close()) / MB)
  figures['restic_30_days_mb'] = restic === undefined ? null : rounded(restic.bytes() / MB)
  figures['gzip_30_days_mb'] = rounded(gzip / MB)
}
