import { PosError } from '../../shared/errors.ts'
import type { QuotaExceeded } from './programs/quotas.ts'

/** What a device is told whose shop may not store more. */
export function quotaExceeded({ storedBytes, quotaBytes }: QuotaExceeded): PosError {
  return new PosError(
    'quota_exceeded',
    `the shop has stored ${storedBytes} bytes and may store ${quotaBytes}`,
    {
      hint: 'Nothing of this request was stored; everything confirmed before stays. Whoever runs the server gives more room: npm run shops -- quota.',
      values: { storedBytes, quotaBytes },
    },
  )
}
