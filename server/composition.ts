import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Hono } from 'hono'
import { pino, type Logger } from 'pino'
import { openMasterKeyFile, parseMasterKey } from './accounts/master-key-file.ts'
import { MasterKey } from './accounts/master-key.ts'
import { refuseOtherKey } from './accounts/refuse-other-key.ts'
import { createApp, type AppParts } from './app.ts'
import { CareJob } from './backups/care-job.ts'
import { careTasks } from './backups/care-tasks.ts'
import { CheckJob } from './backups/check-job.ts'
import { parseConfig, type Config } from './config.ts'
import { CONNECTION_LIMITS } from './connection-limits.ts'
import { FileJobs, type FileJobsParts } from './files/file-jobs.ts'
import { FileThreads } from './files/file-thread.ts'
import { databaseBytes } from './files/server-status.ts'
import { freeBytes } from './files/folder.ts'
import type { AppEnv } from './http/app-env.ts'
import { RequestLoad } from './http/request-load.ts'
import { databaseReadiness, type OperationGiven } from './operation/create-operation.ts'
import { listen, type RunningServer } from './server.ts'
import { listAppFiles } from './static/app-files.ts'
import { PushJob } from './push/push-job.ts'
import { PushSender } from './push/push-sender.ts'
import { openServerStorage } from './storage/open-storage.ts'
import type { Storage } from './storage/storage.ts'
import { CertificateCare } from './tls/certificate-care.ts'
import type { Certificate } from './tls/certificate.ts'

const ROOT = resolve(import.meta.dirname, '..')

/**
 * Builds the whole server from the environment (the only place that constructs its parts), starts it, prints its
 * address, and closes it in order at SIGINT or SIGTERM. Rejects when it cannot start.
 */
export async function startServer(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Pick<RunningServer, 'url'>> {
  const config = parseConfig(environment, ROOT)
  process.umask(0o077) // the data folder holds a key and a shop's books
  mkdirSync(config.dataDir, { recursive: true })
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: false }))
  const certificate = config.tls && new CertificateCare({ files: config.tls, log, now: Date.now })
  const masterKey = openMasterKey(config)
  const storage = await openServerStorage(config.database)
  await refuseOtherKey(storage, masterKey)
  const load = new RequestLoad()
  const { checks, care, push, pushes } = createJobs(config, { storage, masterKey, log, load })
  const threads = new FileThreads()
  const fileJobs = createFileJobs(config, threads, { storage, masterKey, log })
  const { trustProxy, hsts, shopQuotaBytes } = config
  const onCommitted = () => checks.wake()
  const running: { server?: RunningServer } = {}
  const operation = createOperationGiven(config, storage, log, running)
  const app = createApp({
    storage,
    masterKey,
    log,
    version: ownVersion(),
    uploadDir: config.dataDir,
    load,
    files: listAppFiles(config.distDir),
    fileJobs,
    trustProxy,
    hsts,
    shopQuotaBytes,
    onCommitted,
    operation,
    push,
  })
  const server = await listenOrClose(storage, app, config, certificate?.current)
  running.server = server
  certificate?.start((renewed) => server.renew(renewed))
  checks.wake()
  care.start()
  pushes?.start()
  fileJobs.start()
  process.stdout.write(`Sonic POS is ready at ${server.url}\n`)

  let ending: Promise<void> | undefined
  const end = async (signal: string) => {
    log.info({ signal }, 'ending')
    operation.readiness.end()
    await wait(config.drainMs) // a proxy sees it and asks another server
    certificate?.stop()
    const filesEnded = fileJobs.stop()
    await threads.stop() // who waits for files is told that they were not written
    await server.close()
    await Promise.all([checks.stop(), care.stop(), pushes?.stop(), filesEnded])
    await storage.close()
    log.flush()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (ending ??= end(signal)))
  return server
}

/** What goes on beside requests; `push` is absent where this server speaks to nobody outside. */
function createJobs(
  config: Config,
  { storage, masterKey, log, load }: Pick<AppParts, 'storage' | 'masterKey' | 'log' | 'load'>,
) {
  const yieldTo = (stepBackMs: number) => load.yield(stepBackMs)
  const checks = new CheckJob({ storage, masterKey, log, now: Date.now, yield: yieldTo })
  const push = createPush(config, masterKey)
  const pushes = push && new PushJob({ storage, sender: push, log, now: Date.now })
  const tasks = careTasks({ storage, masterKey, log, onAlarm: () => void pushes?.run() })
  const care = new CareJob({ jobs: storage.upkeep.jobs, tasks, log, now: Date.now, yield: yieldTo })
  return { checks, care, push, pushes }
}

function createOperationGiven(
  { database, metricsToken }: Config,
  storage: Storage,
  log: Logger,
  running: { readonly server?: RunningServer },
): OperationGiven {
  const path = database.kind === 'sqlite' ? database.path : undefined
  const free = () => (path === undefined ? undefined : freeBytes(dirname(path)))
  return {
    readiness: databaseReadiness({ storage, log, now: Date.now }, free),
    metricsToken,
    connections: async () => (await running.server?.connections()) ?? 0,
    databaseBytes: () => (path === undefined ? undefined : databaseBytes(path)),
  }
}

function openMasterKey({ masterKey, dataDir }: Config): MasterKey {
  const isInFile = masterKey === undefined
  return new MasterKey(isInFile ? openMasterKeyFile(join(dataDir, 'master.key')) : parseMasterKey(masterKey))
}

function createPush({ push }: Config, masterKey: MasterKey): PushSender | undefined {
  if (push === undefined) return undefined
  return new PushSender({ privateKey: push.privateKey ?? masterKey.pushKey, contact: push.contact })
}

/** Connections to the database would keep a process up that cannot listen. */
async function listenOrClose(
  storage: Pick<Storage, 'close'>,
  app: Hono<AppEnv>,
  { port, host }: Config,
  certificate: Certificate | undefined,
): Promise<RunningServer> {
  try {
    return await listen(app, port, host, CONNECTION_LIMITS, certificate)
  } catch (error) {
    await storage.close()
    throw error
  }
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
