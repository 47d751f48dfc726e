import { OPERATION_DOCS } from '../operation/operation-docs.ts'
import { ACCOUNT_DOCS } from '../routes/account-docs.ts'
import { ALARM_DOCS } from '../routes/alarm-docs.ts'
import { BACKUP_DOCS } from '../routes/backup-docs.ts'
import { CUSTODY_DOCS } from '../routes/custody-docs.ts'
import { DEVICE_DOCS } from '../routes/device-docs.ts'
import { FILE_DOCS } from '../routes/file-docs.ts'
import type { RouteDoc } from './route-doc.ts'

/** Every route of the server. A route that is not here fails a test; one that is here is walked and fuzzed by itself. */
export const ALL_ROUTES: readonly RouteDoc[] = [
  ...ACCOUNT_DOCS,
  ...CUSTODY_DOCS,
  ...DEVICE_DOCS,
  ...ALARM_DOCS,
  ...BACKUP_DOCS,
  ...FILE_DOCS,
  ...OPERATION_DOCS,
]
