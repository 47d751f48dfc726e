import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import { MasterKey } from '../../server/accounts/master-key.ts'
import { retainShops } from '../../server/backups/retention/retain-shops.ts'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'

/** A process of its own that goes over all shops of the database file in its first argument, and may be killed at any moment. */
const [, , path = ''] = process.argv
const log = pino(pino.destination({ fd: 1, sync: true }))
const storage = createStorage(openSqliteRunner(path))
const masterKey = new MasterKey(new Uint8Array(32))
await retainShops({ storage, masterKey, log }, { now: Date.now, pause: () => setImmediate() })
await storage.close()
