import { Hono, type Context } from 'hono'
import { SnapshotRef } from '../../shared/api/backups.ts'
import { BackupPatch } from '../../shared/api/retention.ts'
import { PosError } from '../../shared/errors.ts'
import type { AppEnv } from '../http/app-env.ts'
import { errorAnswer } from '../http/error-answer.ts'
import { ownerAuth } from '../http/owner-auth.ts'
import { parseWith, readJson } from '../http/read-body.ts'
import type { CareStorage } from '../storage/retention-storage.ts'

/** Name, pin, delete and bring back a single backup. Every request here has a living token. */
export function backupCareRoutes(care: CareStorage, now: () => number): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.patch('/:snapshotId', async (c) => {
    const snapshotId = snapshotOf(c)
    const patch = await readJson(c, BackupPatch)
    if (!(await care.patch(c.get('device').shopId, snapshotId, patch))) throw noSuchBackup()
    return c.body(null, 204)
  })

  routes.delete('/:snapshotId', ownerAuth(now), async (c) => {
    const result = await care.delete(c.get('device').shopId, snapshotOf(c), now())
    if (result.kind === 'missing') throw noSuchBackup()
    if (result.kind === 'deleted') return c.body(null, 204)
    const error = new PosError('backup_kept', `this backup stays: ${result.reasons.join(', ')}`, {
      hint: 'A pinned one can be unpinned; the newest ones can go after newer ones.',
    })
    return errorAnswer(c, error, { reasons: [...result.reasons] })
  })

  routes.post('/:snapshotId/undelete', async (c) => {
    if (!(await care.undelete(c.get('device').shopId, snapshotOf(c), now()))) throw noSuchBackup()
    return c.body(null, 204)
  })

  return routes
}

function snapshotOf(c: Context<AppEnv>): string {
  return parseWith(SnapshotRef, c.req.param('snapshotId'))
}

function noSuchBackup(): PosError {
  return new PosError('not_found', 'the shop has no such backup', {
    field: 'snapshotId',
    hint: 'A deleted backup can be brought back for seven days.',
  })
}
