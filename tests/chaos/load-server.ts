import type { Hono } from 'hono'
import { CONNECTION_LIMITS, type ConnectionLimits } from '../../server/connection-limits.ts'
import { REQUEST_LIMITS, type RequestLimits } from '../../server/http/request-limits.ts'
import { listen } from '../../server/server.ts'
import type { AppEnv } from '../../server/http/app-env.ts'
import { createTestServer, type TestServer } from '../contract/test-server.ts'

/** A test server that is reached over real connections. */
export interface LoadServer extends TestServer {
  readonly url: string
  readonly port: number
  /** They count from the next request on. */
  readonly limits: { -readonly [Name in keyof RequestLimits]: RequestLimits[Name] }
}

/** What a load test changes: limits so small that it need not wait for the real ones. */
export interface LoadOptions {
  readonly limits?: Partial<RequestLimits>
  readonly connections?: Partial<ConnectionLimits>
  /** Answered instead of the product's app. */
  readonly app?: Hono<AppEnv>
}

/** Starts one on a port of its own; close it. */
export async function startLoadServer({ limits, connections, app }: LoadOptions = {}): Promise<LoadServer> {
  const all = { ...REQUEST_LIMITS, ...limits }
  const server = createTestServer({ limits: all })
  const running = await listen(app ?? server.app, 0, '127.0.0.1', { ...CONNECTION_LIMITS, ...connections })
  return {
    ...server,
    limits: all,
    url: running.url,
    port: Number(new URL(running.url).port),
    async close() {
      await running.close()
      await server.close()
    },
  }
}
