import { Hono } from 'hono'
import { RetentionRequest, type RetentionAnswer } from '../../shared/api/retention.ts'
import { PosError } from '../../shared/errors.ts'
import { isTimeZone } from '../../shared/time-zone.ts'
import { learnTimeZone } from '../backups/retention/learn-zone.ts'
import type { AppEnv } from '../http/app-env.ts'
import { ownerAuth } from '../http/owner-auth.ts'
import { readJson } from '../http/read-body.ts'
import type { RetentionPlan } from '../storage/programs/retention.ts'
import type { ReadableParts } from '../readable/open-backup.ts'

/** What is kept, by which rules, and what other rules would keep. Every request here has a living token. */
export function retentionRoutes(parts: ReadableParts, now: () => number): Hono<AppEnv> {
  const { retention } = parts.storage
  const routes = new Hono<AppEnv>()

  routes.get('/', async (c) => {
    const { shopId } = c.get('device')
    await learnTimeZone(parts, shopId)
    return c.json(toAnswer(await retention.plan(shopId, now())))
  })

  routes.put('/', ownerAuth(now), async (c) => {
    const { dryRun = false, ...change } = await readJson(c, RetentionRequest)
    c.set('isTrial', dryRun)
    const { shopId } = c.get('device')
    if (change.timeZone != null && !isTimeZone(change.timeZone)) {
      throw new PosError('bad_request', 'timeZone: nobody knows this zone', {
        field: 'timeZone',
        hint: 'Send a name like Asia/Baghdad.',
      })
    }
    await learnTimeZone(parts, shopId)
    if (!dryRun) await retention.choose(shopId, change)
    return c.json(toAnswer(await retention.plan(shopId, now(), change)))
  })

  return routes
}

function toAnswer({ policy, timeZone, plan }: RetentionPlan): RetentionAnswer {
  return { policy, timeZone, plan: [...plan] }
}
