import { PosError } from '../../errors.ts'
import { asPosError } from './request.ts'

/** How a database of ours is opened. */
export interface OpenOptions {
  readonly name: string
  readonly version: number
  /** False for one that must exist: when it does not, nothing is created and `storage_vanished` is thrown (engine 29). */
  readonly create: boolean
  /** The append-only list of upgrade steps, from `oldVersion` on. */
  upgrade(database: IDBDatabase, oldVersion: number): void
}

/** Opens a database; the caller closes it. Throws `storage_vanished`, `schema_newer`, `storage_full`, `storage_lost`. */
export function openDatabase(options: OpenOptions): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(options.name, options.version)
    let vanished = false
    request.addEventListener('upgradeneeded', ({ oldVersion }) => {
      vanished = oldVersion === 0 && !options.create
      if (vanished) request.transaction?.abort()
      else options.upgrade(request.result, oldVersion)
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(vanished ? vanishedError(options.name) : openError(options.name, request.error)),
    )
  })
}

/** Deletes a database, once every connection to it is closed. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(asPosError(request.error)))
  })
}

function vanishedError(name: string): PosError {
  return new PosError('storage_vanished', `the database ${name} is gone from this device`)
}

function openError(name: string, cause: DOMException | null): PosError {
  if (cause?.name === 'VersionError')
    return new PosError('schema_newer', `${name} was written by a newer version of the app`, { cause })
  return asPosError(cause)
}
