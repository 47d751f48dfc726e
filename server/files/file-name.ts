import { hash } from 'node:crypto'
import { WHOLE_SERVER } from '../storage/file-storage.ts'

/** What kind of file it is inside, locked or not. */
export type FileKind = 'json' | 'sqlite'

/** What a file's name says. */
export interface ParsedName {
  readonly kind: FileKind
  /** Locked with the passphrase, in age format. */
  readonly isLocked: boolean
  /** The second of its stamp, ms UTC. */
  readonly at: number
}

const PATTERN = /^sonic_(backup|db)_(\d{4})-(\d{2})-(\d{2})_(\d{2})-(\d{2})-(\d{2})\.(json|sqlite)(\.age)?$/
const PART = /^\..+\.([0-9a-f]{8})-(\d+)-\d+\.part(-journal|-wal|-shm)?$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The name of a file made at `at`; date and time are both UTC, of one clock. */
export function fileName(kind: FileKind, at: number, isLocked: boolean): string {
  const stamp = new Date(at).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-')
  return `sonic_${kind === 'json' ? 'backup' : 'db'}_${stamp}.${kind}${isLocked ? '.age' : ''}`
}

/** What the name of a file of ours says; `undefined` for any other name, so nothing with it can leave the folder. */
export function parseFileName(name: string): ParsedName | undefined {
  const [, word, year, month, day, hour, minute, second, kind, age] = PATTERN.exec(name) ?? []
  if ((kind !== 'json' && kind !== 'sqlite') || (word === 'backup') !== (kind === 'json')) return undefined
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at) ? undefined : { kind, isLocked: age !== undefined, at }
}

/**
 * The folder of a shop's files inside the backup folder; of the whole server `server`. An id that is no UUID is
 * hashed, so that no shop can name itself into another folder, also where upper and lower case are one.
 */
export function folderOf(shop: string): string {
  if (shop === WHOLE_SERVER) return 'server'
  return UUID.test(shop) ? shop : `shop-${hash('sha256', shop).slice(0, 32)}`
}

let parts = 0

/** A temporary name that lists leave out and that says who writes it. */
export function partName(name: string, machine: string): string {
  parts += 1
  return `.${name}.${hash('sha256', machine).slice(0, 8)}-${process.pid}-${parts}.part`
}

/** Who writes the file with this temporary name; `undefined` for any other name. */
export function writerOfPart(
  name: string,
  machine: string,
): { readonly isThisMachine: boolean; readonly pid: number } | undefined {
  const [, tag, pid] = PART.exec(name) ?? []
  if (tag === undefined) return undefined
  return { isThisMachine: tag === hash('sha256', machine).slice(0, 8), pid: Number(pid) }
}
