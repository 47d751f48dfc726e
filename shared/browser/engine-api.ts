import type { EngineAccount } from './engine-account.ts'
import type { EngineAlarm } from './engine-alarm.ts'
import type { EngineAudit } from './engine-audit.ts'
import type { EngineBackups } from './engine-backups.ts'
import type { EngineCare } from './engine-care.ts'
import type { EngineDevices } from './engine-devices.ts'
import type { EngineCustody } from './engine-custody.ts'
import type { EngineFiles } from './engine-files.ts'
import type { EngineKeeping } from './engine-keeping.ts'
import type { EnginePairing } from './engine-pairing.ts'
import type { EnginePassword } from './engine-password.ts'
import type { EngineRestore } from './engine-restore.ts'

export type * from './engine-account.ts'
export type * from './engine-backups.ts'
export type * from './engine-devices.ts'
export type * from './engine-custody.ts'
export type * from './engine-files.ts'
export type * from './engine-keeping.ts'
export type * from './engine-progress.ts'
export type * from './engine-restore.ts'

/**
 * Everything that the page asks of the engine (which runs in a worker; `client/data/engine.ts` is this interface over comlink).
 *
 * Every promise may reject with a `PosError`; after a rejection the active shop is what it was before. Jobs may be asked for at the
 * same time from several tabs: Web Locks order them.
 */
export interface EngineApi
  extends
    EngineAccount,
    EngineAlarm,
    EngineAudit,
    EngineBackups,
    EngineCare,
    EngineDevices,
    EngineCustody,
    EngineFiles,
    EngineKeeping,
    EnginePairing,
    EnginePassword,
    EngineRestore {}
