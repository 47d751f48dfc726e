import { Hono } from 'hono'
import type { FullStatusAnswer } from '../../shared/api/files.ts'
import { reportCare } from '../backups/care-report.ts'
import type { FileJobs } from '../files/file-jobs.ts'
import { readServerStatus } from '../files/server-status.ts'
import type { AppEnv } from '../http/app-env.ts'
import { deviceAuth } from '../http/device-auth.ts'
import { isSilent } from '../storage/programs/alarms.ts'

/**
 * `GET /api/status`: to everyone, that the server lives and what version it is; to a device with a living token also how
 * its database, disk, backup files and the care of its backups are. A token that is none is refused, not ignored.
 */
export function statusRoutes(jobs: FileJobs): Hono<AppEnv> {
  const { now, version, storage } = jobs.parts
  const auth = deviceAuth(storage.accounts)
  const routes = new Hono<AppEnv>()
  routes.use('/status', (c, next) => (c.req.header('authorization') === undefined ? next() : auth(c, next)))
  routes.get('/status', async (c) => {
    const living = { ok: true, version, time: now() }
    const device = c.get('device') as AppEnv['Variables']['device'] | undefined
    if (device === undefined) return c.json(living satisfies FullStatusAnswer)
    const details = await readServerStatus(jobs, device.shopId)
    const { problems, ...care } = await reportCare(storage.upkeep, device.shopId)
    const silent = (await storage.alarms.watch(device.shopId)).devices.some((each) => isSilent(each, now()))
    const all = [...new Set([...(silent ? ['device_silent'] : []), ...problems, ...(details.problems ?? [])])]
    return c.json({ ...living, ...details, care, problems: all } satisfies FullStatusAnswer)
  })
  return routes
}
