import { Hono } from 'hono'
import type { FullStatusAnswer } from '../../shared/api/files.ts'
import type { FileJobs } from '../files/file-jobs.ts'
import { readServerStatus } from '../files/server-status.ts'
import type { AppEnv } from '../http/app-env.ts'
import { deviceAuth } from '../http/device-auth.ts'

/**
 * `GET /api/status`: to everyone, that the server lives and what version it is; to a device with a living token also how
 * its database, disk and backup files are. A token that is none is refused, not ignored.
 */
export function statusRoutes(jobs: FileJobs): Hono<AppEnv> {
  const { now, version, storage } = jobs.parts
  const auth = deviceAuth(storage.accounts)
  const routes = new Hono<AppEnv>()
  routes.use('/status', (c, next) => (c.req.header('authorization') === undefined ? next() : auth(c, next)))
  routes.get('/status', async (c) => {
    const living = { ok: true, version, time: now() }
    const device = c.get('device') as AppEnv['Variables']['device'] | undefined
    const answer: FullStatusAnswer =
      device === undefined ? living : { ...living, ...(await readServerStatus(jobs, device.shopId)) }
    return c.json(answer)
  })
  return routes
}
