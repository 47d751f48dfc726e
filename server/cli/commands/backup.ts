import { PosError } from '../../../shared/errors.ts'
import type { FileReport } from '../../files/create-files.ts'
import type { FileJobs } from '../../files/file-jobs.ts'
import { WHOLE_SERVER } from '../../storage/file-storage.ts'
import type { CliIo, Outcome } from '../cli-io.ts'
import { chosenShops } from '../find-shop.ts'
import { noteCommand } from '../note-command.ts'
import { withServer } from '../open-server.ts'
import { sizeText, table } from '../table.ts'

/** Among all shops one that has nothing to write, or whose key the server does not have, is no failure. */
const NOTHING_TO_DO: readonly string[] = ['no_backup', 'custody_private']

interface Written {
  /** Null for the whole server. */
  readonly shopId: string | null
  readonly name: string
  readonly files: FileReport['files']
  readonly problem: string | null
  readonly message: string | null
}

/** `npm run backup`: the files of all shops and of the whole server, or of one shop, now. */
export function writeBackups(io: CliIo, { shop }: { readonly shop?: string }): Promise<Outcome> {
  return withServer(io, async ({ storage, config, fileJobs }) => {
    const chosen = await chosenShops(storage.operator, shop)
    const jobs = fileJobs()
    const places = chosen.map(({ shop_id, name }) => ({ id: shop_id, name }))
    const withServerFile = shop === undefined && config.database.kind === 'sqlite'
    if (withServerFile) places.push({ id: WHOLE_SERVER, name: 'the whole server' })
    const written: Written[] = []
    for (const [index, place] of places.entries()) {
      io.progress.show('Writing backup files', index, places.length)
      written.push(await write(jobs, place))
      if (shop !== undefined) await noteCommand(io, storage, place.id, 'backup')
    }
    io.progress.end()
    const excused = shop === undefined ? NOTHING_TO_DO : []
    const ok = written.every(({ problem }) => problem === null || excused.includes(problem))
    return { ok, json: { written, folder: config.backups.folder.path }, text: textOf(written) }
  })
}

async function write(jobs: FileJobs, { id, name }: { id: string; name: string }): Promise<Written> {
  const place = { shopId: id === WHOLE_SERVER ? null : id, name }
  try {
    const { files, problem } = await jobs.create(id)
    const message = problem === null ? null : 'there is no right copy in the second folder'
    return { ...place, files, problem, message }
  } catch (error) {
    if (!(error instanceof PosError)) throw error
    const message = error.hint === undefined ? error.message : `${error.message}. ${error.hint}`
    return { ...place, files: [], problem: error.code, message }
  }
}

function textOf(written: readonly Written[]): string {
  const rows = written.flatMap(({ name, files, message }) => [
    ...files.map((file) => [name, file.name, sizeText(file.bytes), 'written and read back']),
    ...(message === null ? [] : [[name, '-', '-', message]]),
  ])
  return table(['SHOP', 'FILE', 'SIZE', ''], rows, 'There is no shop on this server yet.')
}
