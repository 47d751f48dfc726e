import type { Hono } from 'hono'
import type { Logger } from 'pino'
import type { AppEnv } from '../http/app-env.ts'
import type { RequestLoad } from '../http/request-load.ts'
import { WHOLE_SERVER } from '../storage/programs/care-jobs.ts'
import type { PushSender } from '../push/push-sender.ts'
import type { Storage } from '../storage/storage.ts'
import { metricsAccess } from './metrics-access.ts'
import { ObjectCount } from './object-count.ts'
import { operationRoutes } from './operation-routes.ts'
import { Readiness } from './readiness.ts'
import { ServerMetrics } from './server-metrics.ts'

/** What only whoever starts the server can tell of it. */
export interface OperationGiven {
  readonly readiness: Readiness
  /** Who has it may read the figures; without one only clients on this machine may. */
  readonly metricsToken: string | undefined
  /** Open connections. */
  readonly connections: () => Promise<number>
  /** Bytes of the database on this machine's disk; `undefined` when it lies elsewhere. */
  readonly databaseBytes: () => number | undefined
}

/** What watching the server is built from. */
export interface CreateOperationParts {
  readonly storage: Storage
  readonly log: Logger
  readonly load: RequestLoad
  readonly version: string
  /** Bytes of requests and answers that are in memory. */
  readonly memoryBytes: () => number
  readonly now: () => number
  /** Absent when push messages are switched off. */
  readonly push?: Pick<PushSender, 'counts'> | undefined
  /** Absent for an app without a server: its database is all that is looked at. */
  readonly given: OperationGiven | undefined
}

/** What the app needs of it. */
export interface Operation {
  readonly metrics: ServerMetrics
  readonly routes: Hono<AppEnv>
}

/** Builds what whoever runs the server watches it by. It holds nothing open. */
export function createOperation(parts: CreateOperationParts): Operation {
  const { storage, load, version, memoryBytes, now, given, push } = parts
  const yieldTo = (stepBackMs: number) => load.yield(stepBackMs)
  const objects = new ObjectCount({ storage, yield: yieldTo, clock: () => performance.now() })
  const metrics = new ServerMetrics({
    version,
    memoryBytes,
    now,
    figures: () => storage.operator.figures(),
    objects: () => objects.get(),
    pushes: push && (() => push.counts),
    databaseBytes: given?.databaseBytes ?? (() => undefined),
    connections: given?.connections ?? (async () => 0),
  })
  const readiness = given?.readiness ?? databaseReadiness(parts, () => undefined)
  const mayReadMetrics = metricsAccess(given?.metricsToken)
  return { metrics, routes: operationRoutes({ readiness, metrics, mayReadMetrics }) }
}

/** Readiness by what the database answers, and by the room where it lies (`undefined`: this machine does not know). */
export function databaseReadiness(
  { storage, log, now }: Pick<CreateOperationParts, 'storage' | 'log' | 'now'>,
  freeBytes: () => number | undefined,
): Readiness {
  const { accounts, upkeep } = storage
  return new Readiness({
    read: () => accounts.shopById(''),
    write: () => upkeep.jobs.start(WHOLE_SERVER, 'ready', now()),
    freeBytes,
    log,
  })
}
