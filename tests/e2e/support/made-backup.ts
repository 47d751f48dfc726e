import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeOldBackup } from '../../fixtures/make-old-backup.ts'

/** Writes the project's own made-up backup file of the old POS with `invoices` bills, the same one each time. */
export function madeUpBackup(folder: string, invoices: number): string {
  const file = join(folder, `made-up-${invoices}.json`)
  writeFileSync(file, JSON.stringify(makeOldBackup(invoices)))
  return file
}
