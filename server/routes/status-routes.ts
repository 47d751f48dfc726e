import { Hono } from 'hono'
import type { ServerStatusAnswer } from '../../shared/api.ts'
import type { AppEnv } from '../http/app-env.ts'

/** `GET /api/status`: public, says only that the server lives and what version it is. */
export function statusRoutes(version: string, now: () => number): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/status', (c) => c.json({ ok: true, version, time: now() } satisfies ServerStatusAnswer))
  return routes
}
