import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { AppEnv } from '../http/app-env.ts'
import { ServerGauges, type Watched } from './server-gauges.ts'

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const CLASSES = ['other', '1xx', '2xx', '3xx', '4xx', '5xx'] as const

/** From a look-up in memory to an upload over a bad connection, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60]

/**
 * The figures of this server for Prometheus. No label names a shop, a device, a person or a path that somebody sent, so
 * their number is bounded by this code.
 */
export class ServerMetrics {
  readonly #registry = new Registry()
  readonly #durations = new Histogram({
    name: 'sonic_http_request_duration_seconds',
    help: 'Until the answer began, by the pattern of the route that answered.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.#registry],
  })
  readonly #gauges: ServerGauges
  #isProcessWatched = false

  constructor(watched: Watched) {
    this.#gauges = new ServerGauges(watched, this.#registry)
  }

  /** Measures each request. */
  readonly record = createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now()
    await next()
    const { method } = c.req
    this.#durations.observe(
      {
        method: METHODS.has(method) ? method : 'other',
        route: routePath(c),
        status: CLASSES[Math.trunc(c.res.status / 100)] ?? 'other',
      },
      (performance.now() - started) / 1000,
    )
  })

  /** Counts a backup that is on disk. */
  committed(): void {
    this.#gauges.committed()
  }

  /** What `text` is, as a content type. */
  get contentType(): string {
    return this.#registry.contentType
  }

  /** Everything in Prometheus’ text format. A database that does not answer shows as such, and leaves out what it knows. */
  async text(): Promise<string> {
    // From the first time on: watching collections of garbage is not free, and a server that nobody watches need not pay
    if (!this.#isProcessWatched) collectDefaultMetrics({ register: this.#registry })
    this.#isProcessWatched = true
    await this.#gauges.refresh()
    return this.#registry.metrics()
  }
}
