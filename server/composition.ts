import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { openMasterKeyFile, parseMasterKey } from './accounts/master-key-file.ts'
import { MasterKey } from './accounts/master-key.ts'
import { refuseOtherKey } from './accounts/refuse-other-key.ts'
import { createApp } from './app.ts'
import { CareJob } from './backups/care-job.ts'
import { careTasks } from './backups/care-tasks.ts'
import { CheckJob } from './backups/check-job.ts'
import { parseConfig, type Config } from './config.ts'
import { FileJobs, type FileJobsParts } from './files/file-jobs.ts'
import { FileThreads } from './files/file-thread.ts'
import { RequestLoad } from './http/request-load.ts'
import { listen } from './server.ts'
import { listAppFiles } from './static/app-files.ts'
import { openServerStorage } from './storage/open-storage.ts'

const ROOT = resolve(import.meta.dirname, '..')

/**
 * Builds the whole server from the environment (the only place that constructs its parts), starts it, prints its
 * address, and closes it in order at SIGINT or SIGTERM. Rejects when it cannot start.
 */
export async function startServer(): Promise<void> {
  const config = parseConfig(process.env, ROOT)
  process.umask(0o077) // the data folder holds a key and a shop's books
  mkdirSync(config.dataDir, { recursive: true })
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: false }))
  const masterKey = new MasterKey(
    config.masterKey === undefined
      ? openMasterKeyFile(join(config.dataDir, 'master.key'))
      : parseMasterKey(config.masterKey),
  )
  const storage = await openServerStorage(config.database)
  await refuseOtherKey(storage, masterKey)
  const load = new RequestLoad()
  const yieldTo = (stepBackMs: number) => load.yield(stepBackMs)
  const checks = new CheckJob({ storage, masterKey, log, now: Date.now, yield: yieldTo })
  const tasks = careTasks({ storage, masterKey, log })
  const care = new CareJob({ jobs: storage.upkeep.jobs, tasks, log, now: Date.now, yield: yieldTo })
  const threads = new FileThreads()
  const fileJobs = createFileJobs(config, threads, { storage, masterKey, log })
  const files = listAppFiles(config.distDir)
  const { trustProxy } = config
  const onCommitted = () => checks.wake()
  const app = createApp({
    storage,
    masterKey,
    log,
    version: ownVersion(),
    uploadDir: config.dataDir,
    load,
    files,
    fileJobs,
    trustProxy,
    onCommitted,
  })
  const server = await listen(app, config.port, config.host).catch(async (error: unknown) => {
    await storage.close() // open connections would keep the process up
    throw error
  })
  checks.wake()
  care.start()
  fileJobs.start()
  process.stdout.write(`Sonic POS is ready at ${server.url}\n`)

  let ending: Promise<void> | undefined
  const end = async (signal: string) => {
    log.info({ signal }, 'ending')
    const filesEnded = fileJobs.stop()
    await threads.stop() // who waits for files is told that they were not written
    await server.close()
    await Promise.all([checks.stop(), care.stop(), filesEnded])
    await storage.close()
    log.flush()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (ending ??= end(signal)))
}

function createFileJobs(
  { backups, database }: Config,
  threads: FileThreads,
  parts: Pick<FileJobsParts, 'storage' | 'masterKey' | 'log'>,
): FileJobs {
  return new FileJobs({
    ...parts,
    ...backups,
    now: Date.now,
    version: ownVersion(),
    database: database.kind === 'sqlite' ? database.path : undefined,
    worker: threads.work,
  })
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}
