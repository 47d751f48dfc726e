import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'

/** What the app may load: its own files, nothing else. Elements set style attributes, so those are allowed; style elements are not. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' data:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** What is not a page loads nothing, also when a browser is made to show it as one. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const HEADERS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  // Files of the app say otherwise; refusals and answers of the API are never kept
  ['Cache-Control', 'no-store'],
]

const ONE_YEAR_S = 31_536_000

/** The API but for the page that describes it. */
const DATA = /^\/api(?!\/docs(?:\/|$))(?:\/|$)/

/**
 * Puts the security headers on every answer, refusals too. With `hsts` browsers ask this name by https only, for a year.
 */
export const securityHeaders = (hsts: boolean) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (hsts) c.header('Strict-Transport-Security', `max-age=${ONE_YEAR_S}`)
    c.header('Content-Security-Policy', DATA.test(c.req.path) ? DATA_POLICY : CONTENT_SECURITY_POLICY)
    for (const [name, value] of HEADERS) c.header(name, value)
    await next()
  })
