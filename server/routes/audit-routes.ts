import { Hono } from 'hono'
import {
  AUDIT_ACTS,
  AuditQuery,
  type AuditAnswer,
  type AuditGroup,
  type AuditRow,
} from '../../shared/api/audit.ts'
import { timeOf } from '../../shared/ids.ts'
import type { AppEnv } from '../http/app-env.ts'
import { ownerAuth } from '../http/owner-auth.ts'
import { readQuery } from '../http/read-body.ts'
import type { Storage } from '../storage/storage.ts'
import type { AuditTable } from '../storage/tables.ts'

/** Above every id. */
const NEWEST = 'g'

/** `GET /api/audit`: what was done to the shop of the token, newest first, for its owner. */
export function auditRoutes(
  { audit, accounts }: Pick<Storage, 'audit' | 'accounts'>,
  now: () => number,
): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/', ownerAuth(now), async (c) => {
    const { before = NEWEST, limit, group } = readQuery(c, AuditQuery)
    const { shopId } = c.get('device')
    const acts = group === undefined ? undefined : actsOf(group)
    const rows = await audit.list(shopId, { before, limit: limit + 1, acts })
    const page = rows.slice(0, limit)
    const named = new Set(page.flatMap(({ device_id, detail }) => [device_id, detail]))
    const devices = (await accounts.devices(shopId)).filter(({ device_id }) => named.has(device_id))
    const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null
    const names = Object.fromEntries(devices.map(({ device_id, name }) => [device_id, name]))
    return c.json({ acts: page.map(auditRow), next, devices: names } satisfies AuditAnswer)
  })
  return routes
}

function actsOf(group: AuditGroup): readonly string[] {
  return Object.entries(AUDIT_ACTS).flatMap(([act, of]) => (of === group ? [act] : []))
}

/** An act as it is told. */
export function auditRow({ id, act, device_id, address, detail }: AuditTable): AuditRow {
  return { id, at: timeOf(id), act, deviceId: device_id, address, detail }
}
