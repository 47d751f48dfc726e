import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'

/**
 * Gives each request an id (also as header X-Request-Id) and logs one line for it: method, path, status, time, shop,
 * device, error code. Never a query, a header or a body: those may hold secrets.
 */
export function requestLog(log: Logger) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now()
    const requestId = randomUUID()
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
    if (status >= 500) log.error(line, 'request')
    else if (path.startsWith('/api/')) log.info(line, 'request')
    else log.debug(line, 'request')
  })
}
