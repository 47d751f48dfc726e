import type { Context } from 'hono'
import { WAITING_HEADER, WaitingReport } from '../../shared/api/device.ts'
import { parseJson } from '../../shared/snapshot/parse-json.ts'
import type { AppEnv } from './app-env.ts'
import { parseWith } from './read-body.ts'

/**
 * What the device says waits on it; `undefined` when it says nothing. Sums of a shop in private custody are dropped.
 * Throws `bad_request` for what is no report. Stands after `deviceAuth`.
 */
export function waitingReport(c: Context<AppEnv>): WaitingReport | undefined {
  const text = c.req.header(WAITING_HEADER)
  if (text === undefined) return undefined
  const { sums, ...report } = parseWith(WaitingReport, parseJson(text, 'bad_request', WAITING_HEADER))
  return sums === undefined || c.get('device').custody === 'private' ? report : { ...report, sums }
}
