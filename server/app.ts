import { Hono } from 'hono'
import type { Logger } from 'pino'
import { PosError } from '../shared/errors.ts'
import { Accounts } from './accounts/accounts.ts'
import type { MasterKey } from './accounts/master-key.ts'
import { PAIRING_LIMITS, PairingGuard } from './accounts/pairing-guard.ts'
import { Pairings } from './accounts/pairings.ts'
import { PasswordResets } from './accounts/password-resets.ts'
import { Recoveries, RECOVERY_LIMITS } from './accounts/recoveries.ts'
import { Passwords } from './accounts/passwords.ts'
import { SIGN_IN_LIMITS, SignInGuard, type SignInLimits } from './accounts/sign-in-guard.ts'
import { Custody } from './custody/custody.ts'
import type { FileJobs } from './files/file-jobs.ts'
import type { AppEnv } from './http/app-env.ts'
import { clientAddress } from './http/client-address.ts'
import { deviceAuth } from './http/device-auth.ts'
import { errorAnswer } from './http/error-answer.ts'
import { MemoryBudget } from './http/memory-budget.ts'
import { ownerAuth } from './http/owner-auth.ts'
import { REQUEST_LIMITS, type RequestLimits } from './http/request-limits.ts'
import type { RequestLoad } from './http/request-load.ts'
import { requestLog } from './http/request-log.ts'
import { requestMemory } from './http/request-memory.ts'
import { securityHeaders } from './http/security-headers.ts'
import { openApiRoutes } from './openapi/openapi-routes.ts'
import { createOperation, type OperationGiven } from './operation/create-operation.ts'
import type { PushSender } from './push/push-sender.ts'
import { AuditTrail } from './operation/audit/audit-trail.ts'
import { alarmRoutes } from './routes/alarm-routes.ts'
import { accountRoutes } from './routes/account-routes.ts'
import { auditRoutes } from './routes/audit-routes.ts'
import { backupCareRoutes } from './routes/backup-care-routes.ts'
import { backupRoutes } from './routes/backup-routes.ts'
import { custodyRoutes } from './routes/custody-routes.ts'
import { deviceRoutes } from './routes/device-routes.ts'
import { fileRoutes } from './routes/file-routes.ts'
import { oldUploadRoutes } from './routes/old-upload-routes.ts'
import { claimRoutes, pairingRoutes } from './routes/pairing-routes.ts'
import { passwordResetRoutes } from './routes/password-reset-routes.ts'
import { passwordRoutes } from './routes/password-routes.ts'
import { retentionRoutes } from './routes/retention-routes.ts'
import { statusRoutes } from './routes/status-routes.ts'
import { storeRoutes } from './routes/store-routes.ts'
import { appRoutes } from './static/app-routes.ts'
import type { AppFiles } from './static/app-files.ts'
import type { Storage } from './storage/storage.ts'

/** Everything the app is built from; it opens nothing and reads no environment. */
export interface AppParts {
  readonly storage: Storage
  readonly masterKey: MasterKey
  readonly log: Logger
  readonly version: string
  readonly load: RequestLoad
  /** The built app; empty when only the API is wanted. */
  readonly files: AppFiles
  /** Writes the backup files of shops. */
  readonly fileJobs: FileJobs
  /** Where an uploaded old backup waits while it is read; nothing stays there. */
  readonly uploadDir: string
  /** Called after each new backup is on disk. */
  readonly onCommitted: () => void
  readonly now?: () => number
  readonly trustProxy?: boolean
  /** Browsers are told to come by https only. */
  readonly hsts?: boolean
  readonly signInLimits?: SignInLimits
  readonly limits?: RequestLimits
  /** How many bytes each shop may store that has no quota of its own. */
  readonly shopQuotaBytes?: number | undefined
  readonly operation?: OperationGiven
  /** Sends push messages; absent when the operator has switched them off. */
  readonly push?: PushSender | undefined
}

/** What only a signed-in device may ask; sign-in itself (`POST /devices`) is answered before. */
const NEEDS_DEVICE = [
  '/devices/*',
  '/key-slots',
  '/owner/*',
  '/custody/*',
  '/pairings',
  '/retention',
  '/audit',
  '/alarm/*',
  '/backup/*',
  '/backups/*',
  '/files/*',
] as const

/** The whole server as one `fetch`: the API under `/api`, the app everywhere else. */
export function createApp(parts: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const { log, trustProxy = false, limits = REQUEST_LIMITS, now = Date.now } = parts
  const budget = new MemoryBudget(limits)
  const memoryBytes = () => budget.taken
  const operation = createOperation({ ...parts, now, memoryBytes, given: parts.operation })
  const onCommitted = () => {
    operation.metrics.committed()
    parts.onCommitted()
  }
  app.use(requestLog(log, trustProxy))
  app.use(operation.metrics.record)
  app.use(securityHeaders(parts.hsts ?? false))
  app.route('/', operation.routes) // before what counts and measures work: a probe is none
  app.use(parts.load.count)
  app.use(requestMemory(limits, budget, clientAddress(trustProxy)))
  app.onError((error, c) => {
    const answer = errorAnswer(c, error)
    if (answer.status >= 500) log.error({ requestId: c.get('requestId'), err: error }, 'request failed')
    return answer
  })
  app.notFound((c) => errorAnswer(c, new PosError('not_found', 'the API has nothing here')))
  app.route('/api', createApi({ ...parts, onCommitted }))
  app.route('/', appRoutes(parts.files))
  return app
}

/** Codes are guessed apart from passwords: neither keeps the owner from using the other. */
function createResets(parts: AppParts, now: () => number): PasswordResets {
  const { storage, masterKey, signInLimits = SIGN_IN_LIMITS } = parts
  const guard = new SignInGuard(signInLimits, now)
  const { accounts, passwords } = storage
  return new PasswordResets({ accounts, passwords, masterKey, guard, now })
}

function createRecoveries({ storage, masterKey }: AppParts, now: () => number): Recoveries {
  const guard = new SignInGuard(RECOVERY_LIMITS, now)
  return new Recoveries({ accounts: storage.accounts, masterKey, guard, now })
}

function createApi(parts: AppParts): Hono<AppEnv> {
  const { storage, masterKey, now = Date.now } = parts
  const addressOf = clientAddress(parts.trustProxy ?? false)
  const guard = new SignInGuard(parts.signInLimits ?? SIGN_IN_LIMITS, now)
  const accounts = new Accounts({ storage: storage.accounts, masterKey, guard, now })
  const api = new Hono<AppEnv>()
  api.use(new AuditTrail({ storage, log: parts.log, addressOf, now }).record)
  api.route('/', openApiRoutes(parts))
  api.route('/', statusRoutes(parts.fileJobs))
  const recoveries = createRecoveries(parts, now)
  api.route('/', accountRoutes(accounts, recoveries, addressOf))
  const pairingGuard = new PairingGuard(PAIRING_LIMITS, now)
  const pairings = new Pairings({ storage: storage.pairings, masterKey, guard: pairingGuard, now })
  api.route('/', claimRoutes(pairings, addressOf))
  api.route('/', passwordResetRoutes(createResets(parts, now), addressOf))
  for (const path of NEEDS_DEVICE) api.use(path, deviceAuth(storage.accounts))
  api.route('/', deviceRoutes({ accounts, storage: storage.accounts, addressOf, now }))
  api.route('/', pairingRoutes(pairings, now))
  const custody = new Custody({ storage, guard, now })
  api.route('/', custodyRoutes(custody, { ...parts, now }, addressOf))
  const passwords = new Passwords({ ...storage, guard, recoveries })
  api.route('/', passwordRoutes(passwords, addressOf))
  api.route('/backups', storeRoutes({ ...parts, backups: storage.backups, now }))
  api.route('/backups', backupRoutes(storage, now))
  api.route('/backups', backupCareRoutes(storage.care, now))
  api.route('/retention', retentionRoutes(parts, now))
  api.route('/', fileRoutes(parts.fileJobs))
  api.route('/audit', auditRoutes(storage, now))
  api.route('/alarm', alarmRoutes(parts, now))
  api.use('/backup', ownerAuth(now))
  api.route('/', oldUploadRoutes({ ...parts, now }))
  api.all('*', () => {
    throw new PosError('not_found', 'the API has nothing here', { hint: 'Check the method and the path.' })
  })
  return api
}
