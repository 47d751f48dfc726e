import { Hono } from 'hono'
import { AuditQuery, type AuditAnswer, type AuditRow } from '../../shared/api/audit.ts'
import { timeOf } from '../../shared/ids.ts'
import type { AppEnv } from '../http/app-env.ts'
import { ownerAuth } from '../http/owner-auth.ts'
import { readQuery } from '../http/read-body.ts'
import type { AuditStorage } from '../storage/audit-storage.ts'
import type { AuditTable } from '../storage/tables.ts'

/** Above every id. */
const NEWEST = 'g'

/** `GET /api/audit`: what was done to the shop of the token, newest first, for its owner. */
export function auditRoutes(audit: AuditStorage, now: () => number): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/', ownerAuth(now), async (c) => {
    const { before = NEWEST, limit } = readQuery(c, AuditQuery)
    const rows = await audit.list(c.get('device').shopId, { before, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null
    return c.json({ acts: page.map(auditRow), next } satisfies AuditAnswer)
  })
  return routes
}

/** An act as it is told. */
export function auditRow({ id, act, device_id, address, detail }: AuditTable): AuditRow {
  return { id, at: timeOf(id), act, deviceId: device_id, address, detail }
}
