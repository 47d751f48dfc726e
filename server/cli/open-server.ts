import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { PosError } from '../../shared/errors.ts'
import { openMasterKeyFile, parseMasterKey } from '../accounts/master-key-file.ts'
import { MasterKey } from '../accounts/master-key.ts'
import { parseConfig, type Config } from '../config.ts'
import { FileJobs } from '../files/file-jobs.ts'
import type { FileParts } from '../files/file-parts.ts'
import { workHere } from '../files/file-work.ts'
import type { UploadParts } from '../old-upload/upload-target.ts'
import { openStorage } from '../storage/open-storage.ts'
import type { Storage } from '../storage/storage.ts'
import type { CliIo } from './cli-io.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** The server's storage and what stands around it, opened beside the server, which may run meanwhile. */
export interface OpenServer {
  readonly config: Config
  readonly storage: Storage
  /** For reading and writing shops; throws `key_missing` when this machine has no master key. */
  readonly parts: () => FileParts & UploadParts
  /** Writes backup files under the same leases as the server. */
  readonly fileJobs: () => FileJobs
}

/** The environment as the server reads it. Throws `bad_request` naming the variable. */
export function readConfig({ env }: Pick<CliIo, 'env'>): Config {
  return parseConfig(env, ROOT)
}

/** The master key as the server finds it, or `undefined`; none is made. Throws `key_missing` for a file without a key. */
export function findMasterKey({ masterKey, dataDir }: Config): MasterKey | undefined {
  if (masterKey !== undefined) return new MasterKey(parseMasterKey(masterKey))
  const path = join(dataDir, 'master.key')
  return existsSync(path) ? new MasterKey(openMasterKeyFile(path)) : undefined
}

/** Opens the server for `work` and closes it after that. Throws `not_found` where there is none. */
export async function withServer<Result>(
  io: CliIo,
  work: (server: OpenServer) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(io)
  const { database, backups } = config
  if (database.kind === 'sqlite' && !existsSync(database.path)) throw noServer(config)
  const storage = await openStorage(database)
  const parts = () => ({
    storage,
    masterKey: needMasterKey(config),
    ...backups,
    database: database.kind === 'sqlite' ? database.path : undefined,
    version: ownVersion(),
    now: io.now,
    worker: workHere,
  })
  try {
    const log = pino({ level: 'silent' })
    return await work({ config, storage, parts, fileJobs: () => new FileJobs({ ...parts(), log }) })
  } finally {
    await storage.close()
  }
}

function needMasterKey(config: Config): MasterKey {
  const found = findMasterKey(config)
  if (found !== undefined) return found
  throw new PosError('key_missing', `there is no master.key in ${config.dataDir}`, {
    hint: 'Put it back from your copy, or set SONIC_MASTER_KEY: without it shops in managed custody cannot be read.',
  })
}

function noServer({ dataDir }: Config): PosError {
  return new PosError('not_found', `there is no server's database in ${dataDir}`, {
    hint: 'Set DATA_DIR (or DATABASE_URL) as the server has it, or start the server once: `npm start`.',
  })
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}
