import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'
import { requestIdOf } from './request-id.ts'

/** Asked every few seconds by machines; who is not ready says so itself. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/**
 * Gives each request an id (also as header X-Request-Id; behind a proxy of one's own that one's) and logs one line for
 * it: method, path, status, time, shop, device, error code. Never a query, a header or a body: those may hold secrets.
 */
export function requestLog(log: Logger, trustProxy: boolean) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now()
    const requestId = requestIdOf(c.req.header('x-request-id'), trustProxy)
    c.set('requestId', requestId)
    c.header('X-Request-Id', requestId)
    await next()
    const { method, path } = c.req
    const status = c.res.status
    const device = c.get('device')
    const line = {
      requestId,
      method,
      path,
      status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      shop: device?.shopId,
      device: device?.deviceId,
      code: c.get('errorCode'),
    }
    if (PROBES.has(path)) log.debug(line, 'request')
    else if (status >= 500) log.error(line, 'request')
    else if (path.startsWith('/api/')) log.info(line, 'request')
    else log.debug(line, 'request')
  })
}
