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

const HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', CONTENT_SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), payment=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
]

const ONE_YEAR_S = 31_536_000

/**
 * Puts the security headers on files, and the two that matter there on API answers, which are never cached. With
 * `hsts` browsers ask this name by https only, for a year.
 */
export const securityHeaders = (hsts: boolean) =>
  createMiddleware<AppEnv>(async (c, next) => {
    if (hsts) c.header('Strict-Transport-Security', `max-age=${ONE_YEAR_S}`)
    if (c.req.path.startsWith('/api/')) {
      c.header('X-Content-Type-Options', 'nosniff')
      c.header('Cache-Control', 'no-store')
    } else for (const [name, value] of HEADERS) c.header(name, value)
    await next()
  })
