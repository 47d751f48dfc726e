import { randomUUID } from 'node:crypto'

/** What a proxy may call a request: nothing that could break a line of the log, a header or a page. */
const WELL_FORMED = /^[A-Za-z0-9_-]{1,64}$/

/** The id that a proxy of one's own gave a request (X-Request-Id) when it is well-formed, else a new one. */
export function requestIdOf(given: string | undefined, trustProxy: boolean): string {
  return trustProxy && given !== undefined && WELL_FORMED.test(given) ? given : randomUUID()
}
