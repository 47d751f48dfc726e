import { X509Certificate } from 'node:crypto'
import { Hono, type Context } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { HELP_CSS, helpPage } from './help-page.ts'
import { HELP_LANGUAGES, type HelpLanguage, type Platform } from './help-texts.ts'
import type { LanNames } from './lan-names.ts'

/** What the help server knows about the server beside it; asked anew for each page. */
export interface HelpSource {
  readonly names: () => LanNames
  /** PEM of the authority that tablets install, and its SHA-256. */
  readonly authority: () => { readonly authority: string; readonly fingerprint: string }
  readonly appPort: () => number
  readonly helpPort: () => number
}

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const

/**
 * The help page by plain http, for tablets that do not trust the server yet: the page, its style sheet and the
 * authority's certificate; nothing of the shop, and nothing else.
 */
export function helpApp(source: HelpSource): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    await next()
  })
  app.get('/', (c) => {
    const host = hostOf(c, source.names())
    const { fingerprint } = source.authority()
    const helpUrl = `http://${host}:${source.helpPort()}`
    const appUrl = `https://${host}:${source.appPort()}`
    return c.html(
      helpPage({ language: languageOf(c), platform: platformOf(c), helpUrl, appUrl, fingerprint }),
    )
  })
  app.get('/help.css', (c) => c.body(HELP_CSS, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get('/sonic-pos-ca.crt', (c) => {
    const der = new Uint8Array(new X509Certificate(source.authority().authority).raw)
    // The type by which phones offer to install it.
    return c.body(der, 200, { 'Content-Type': 'application/x-x509-ca-cert' })
  })
  app.notFound((c) => c.text('There is nothing here.\n', 404))
  return app
}

/** The name by which the tablet came, if it is one of ours: it is the one that it can reach. */
function hostOf(c: Context<AppEnv>, { addresses, hostNames }: LanNames): string {
  const asked = (c.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
  return [...addresses, ...hostNames].find((name) => name === asked) ?? addresses[0] ?? '127.0.0.1'
}

function languageOf(c: Context<AppEnv>): HelpLanguage {
  const asked = [c.req.query('lang') ?? '', ...(c.req.header('accept-language') ?? '').split(',')]
  for (const tag of asked) {
    const first = tag.trim().toLowerCase().split(/[-;]/)[0]
    const language = first === 'ku' ? 'ckb' : HELP_LANGUAGES.find((each) => each === first)
    if (language !== undefined) return language
  }
  return 'en'
}

function platformOf(c: Context<AppEnv>): Platform | undefined {
  const agent = c.req.header('user-agent') ?? ''
  if (agent.includes('Android')) return 'android'
  if (/iPhone|iPad|iPod/.test(agent)) return 'ios'
  // An iPad names itself as a Mac: both are told here, the iPad’s steps are the ones that are needed in a shop.
  if (agent.includes('Macintosh')) return undefined
  return agent.includes('Windows') ? 'windows' : undefined
}
