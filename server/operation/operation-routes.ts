import { Hono, type Context } from 'hono'
import type { ErrorAnswer } from '../../shared/api/error-answer.ts'
import type { AppEnv } from '../http/app-env.ts'
import { reasonText, type Readiness } from './readiness.ts'
import type { ServerMetrics } from './server-metrics.ts'

/** What the routes for whoever runs the server are built from. */
export interface OperationParts {
  readonly readiness: Readiness
  readonly metrics: ServerMetrics
  readonly mayReadMetrics: (c: Context<AppEnv>) => boolean
}

/** When a probe that was told no may come again, in seconds. */
const RETRY_AFTER_S = 5

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it can do its work, else 503 with a code. `GET /metrics`: its
 * figures for Prometheus; to whoever may not read them the path is unknown.
 */
export function operationRoutes({ readiness, metrics, mayReadMetrics }: OperationParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/healthz', (c) => c.json({ ok: true }))

  routes.get('/readyz', async (c) => {
    const code = await readiness.problem()
    if (code === null) return c.json({ ok: true })
    c.set('errorCode', code)
    c.header('Retry-After', String(RETRY_AFTER_S))
    const answer: ErrorAnswer = { code, message: reasonText(code), requestId: c.get('requestId') }
    return c.json(answer, 503)
  })

  routes.get('/metrics', async (c, next) => {
    if (!mayReadMetrics(c)) return next()
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  })

  return routes
}
