import { PosError } from '../../../shared/errors.ts'
import { rehearseBackup } from '../../backups/rehearsal/rehearse-backup.ts'
import type { FileParts } from '../../files/file-parts.ts'
import { listFiles } from '../../files/list-files.ts'
import { verifyFile } from '../../files/verify-file.ts'
import { openBackup } from '../../readable/open-backup.ts'
import { WHOLE_SERVER } from '../../storage/file-storage.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { chosenShops } from '../find-shop.ts'
import { withServer } from '../open-server.ts'
import { table } from '../table.ts'

/** What is verified. */
export interface VerifyOptions {
  readonly shop?: string
  readonly files: boolean
  readonly backups: boolean
}

interface Checked {
  /** Null for the whole server. */
  readonly shopId: string | null
  readonly kind: 'backup' | 'file'
  /** The backup's number, or the file's name. */
  readonly name: string
  /** A code; null when all of it is right. */
  readonly problem: string | null
  readonly message: string | null
}

const PAGE = 200

/**
 * `npm run verify`: opens everything and computes it anew, backups as a restore would and files with every record in them.
 * Backups of private custody only their devices can open: they are named and not counted as wrong.
 */
export function verifyAll(io: CliIo, options: VerifyOptions): Promise<Outcome> {
  return withServer(io, async ({ storage, parts: open }) => {
    const parts = open()
    const chosen = await chosenShops(storage.operator, options.shop)
    const checked: Checked[] = []
    for (const { shop_id, custody } of chosen) {
      if (options.backups && custody === 'private') checked.push(unreadable(shop_id))
      if (options.backups && custody === 'managed') checked.push(...(await checkBackups(io, parts, shop_id)))
      if (options.files) checked.push(...(await checkFiles(io, parts, shop_id)))
    }
    if (options.files && options.shop === undefined)
      checked.push(...(await checkFiles(io, parts, WHOLE_SERVER)))
    io.progress.end()
    const ok = checked.every(({ problem }) => problem === null || problem === 'custody_private')
    return { ok, json: { checked }, text: textOf(checked) }
  })
}

function unreadable(shopId: string): Checked {
  const message = 'private custody: only its devices can open its backups'
  return { shopId, kind: 'backup', name: '-', problem: 'custody_private', message }
}

async function checkBackups(io: CliIo, parts: FileParts, shopId: string): Promise<Checked[]> {
  const checked: Checked[] = []
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = await parts.storage.backups.list(shopId, { before, limit: PAGE })
    for (const [index, { number }] of rows.entries()) {
      io.progress.show('Verifying backups', index, rows.length)
      checked.push(
        await check({ shopId, kind: 'backup', name: String(number) }, async () => {
          await rehearseBackup(await openBackup(parts, shopId, number), async () => undefined)
          return null
        }),
      )
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return checked
    before = last.number
  }
}

async function checkFiles(io: CliIo, parts: FileParts, shop: string): Promise<Checked[]> {
  const checked: Checked[] = []
  const { files } = await listFiles(parts, shop)
  for (const [index, { name }] of files.entries()) {
    io.progress.show('Verifying files', index, files.length)
    const what = { shopId: shop === WHOLE_SERVER ? null : shop, kind: 'file' as const, name }
    checked.push(await check(what, async () => (await verifyFile(parts, shop, name)).problem))
  }
  return checked
}

async function check(
  what: Pick<Checked, 'shopId' | 'kind' | 'name'>,
  look: () => Promise<string | null>,
): Promise<Checked> {
  try {
    const problem = await look()
    return { ...what, problem, message: problem === null ? null : 'the file is not what was written' }
  } catch (error) {
    if (!(error instanceof PosError)) throw error
    return { ...what, problem: error.code, message: error.message }
  }
}

function textOf(checked: readonly Checked[]): string {
  const rows = checked.map(({ shopId, kind, name, problem, message }) => [
    shopId ?? 'the whole server',
    `${kind} ${name}`,
    stateOf(problem),
    message ?? '',
  ])
  return table(['SHOP', 'WHAT', 'STATE', ''], rows, 'There is nothing to verify yet.')
}

function stateOf(problem: string | null): string {
  if (problem === 'custody_private') return 'not readable here'
  return problem === null ? 'right' : `WRONG: ${problem}`
}
