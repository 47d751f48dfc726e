import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from './server.ts'

const REAL = resolve(ROOT, '../shared/tools/make-legacy-backup.mjs')

/** Writes a backup file of the old POS with about `invoices` bills: from the real trading data where they are beside the project, else made up. */
export function makeOldBackup(folder: string, invoices: number): string {
  const file = join(folder, `old-${invoices}.json`)
  const program = existsSync(REAL) ? REAL : join(ROOT, 'tests', 'fixtures', 'make-old-backup.ts')
  execFileSync(process.execPath, [program, '--invoices', String(invoices), '--out', file], {
    stdio: 'ignore',
  })
  return file
}
