import { decodeQR } from 'qr/decode.js'
import { encodeQR } from 'qr'
import { describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { HELP_CSS, helpPage } from './help-page.ts'
import { helpApp } from './help-app.ts'
import { HELP_LANGUAGES, HELP_TEXTS, LANGUAGE_LOOK, PLATFORMS, TRUST_STEPS } from './help-texts.ts'
import { makeAuthority } from './make-certificate.ts'

const { cert } = await makeAuthority('Test', { now: Date.now(), days: 1 })
const names = { addresses: ['192.168.1.20', '10.0.0.7'], hostNames: ['kasa', 'kasa.local'] }
const app = helpApp({
  names: () => names,
  authority: () => ({ authority: cert, fingerprint: 'AA:BB:CC' }),
  appPort: () => 8787,
  helpPort: () => 8788,
})
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://192.168.1.20:8788${path}`, { headers: { host: '192.168.1.20:8788', ...headers } })

describe('the help page', () => {
  it.each(HELP_LANGUAGES)(
    'in %s: its direction, its fingerprint, the link into the app, all platforms',
    async (lang) => {
      const page = await (await get(`/?lang=${lang}`)).text()
      expect(page).toContain(`<html lang="${lang}" dir="${LANGUAGE_LOOK[lang].dir}">`)
      expect(page).toContain(`<h1>${HELP_TEXTS.title[lang]}</h1>`)
      expect(page.replaceAll('<wbr>', '')).toContain('<code dir="ltr">AA:BB:CC</code>')
      expect(page).toContain('href="https://192.168.1.20:8787"')
      for (const platform of PLATFORMS) expect(page).toContain(TRUST_STEPS[platform].name)
    },
  )

  it('loads its own style sheet only, runs nothing, and its policy says so', async () => {
    const answer = await get('/')
    const page = await answer.text()
    expect(page).not.toMatch(/<script|<img|<iframe| style=| on\w+=|url\(/)
    expect([...page.matchAll(/<link [^>]*href="([^"]*)"/g)].map((found) => found[1])).toEqual(['/help.css'])
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/)
    expect(answer.headers.get('strict-transport-security')).toBeNull()
    expect(HELP_CSS).not.toMatch(/\b(left|right)\b|url\(|@import/)
  })

  it.each([
    ['ku-IQ,en;q=0.5', 'ckb'],
    ['ar-IQ', 'ar'],
    ['de-DE,ar;q=0.7', 'ar'],
    ['de', 'en'],
  ])('reads %s as %s', async (accepted, lang) => {
    expect(await (await get('/', { 'accept-language': accepted })).text()).toContain(`<html lang="${lang}"`)
  })

  it.each([
    ['Mozilla/5.0 (Linux; Android 15; Tablet)', 'Android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)', 'iOS, iPadOS'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64)', 'Windows'],
  ])('%s finds its steps open', async (agent, name) => {
    const page = await (await get('/', { 'user-agent': agent })).text()
    expect(page.match(/<details open>/g)).toHaveLength(1)
    expect(page).toContain(`<details open><summary><bdi>${name}</bdi>`)
  })

  it.each([
    ['kasa.local:8788', 'kasa.local'],
    ['10.0.0.7:8788', '10.0.0.7'],
    ['evil.example', '192.168.1.20'],
    ['"><script>', '192.168.1.20'],
  ])('asked as %s it leads to %s', async (host, expected) => {
    const page = await (await get('/', { host })).text()
    expect(page).toContain(`href="https://${expected}:8787"`)
    expect(page).not.toContain('script')
    expect(page).not.toContain('evil')
  })

  it('gives the authority’s certificate in the form that phones install, and no key', async () => {
    const answer = await get('/sonic-pos-ca.crt')
    expect(answer.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    const print = createHash('sha256')
      .update(new Uint8Array(await answer.arrayBuffer()))
      .digest('hex')
    const der = Buffer.from(cert.replaceAll(/-----[^-]*-----|\s/g, ''), 'base64')
    expect(print).toBe(createHash('sha256').update(der).digest('hex'))
  })

  it.each(['/api/status', '/authority.pem', '/server.pem', '/../server.pem', '/healthz'])(
    'has nothing at %s',
    async (path) => expect((await get(path)).status).toBe(404),
  )

  it('its codes lead to the page and to the app', () => {
    const facts = { language: 'ar', platform: undefined, fingerprint: 'AA' } as const
    const page = helpPage({
      ...facts,
      helpUrl: 'http://192.168.1.20:8788',
      appUrl: 'https://192.168.1.20:8787',
    })
    for (const url of ['http://192.168.1.20:8788', 'https://192.168.1.20:8787']) {
      expect(page).toContain(encodeQR(url, 'svg', { border: 4 }).replace('<svg', '<svg aria-hidden="true"'))
      expect(readCode(url)).toBe(url)
    }
  })

  it('says everything in every language, Kurdish and Arabic in their own letters', () => {
    const all = [
      ...Object.values(HELP_TEXTS),
      ...PLATFORMS.flatMap((each) => {
        const { steps } = TRUST_STEPS[each]
        expect(new Set(HELP_LANGUAGES.map((language) => steps[language].length)).size).toBe(1)
        return steps.en.map((en, at) => ({ en, ckb: steps.ckb[at] ?? '', ar: steps.ar[at] ?? '' }))
      }),
    ]
    for (const { en, ckb, ar } of all) {
      expect(en).not.toMatch(/[\u0600-\u06ff]/)
      for (const text of [ckb, ar]) expect(text).toMatch(/[\u0600-\u06ff]/)
      expect(ckb).not.toBe(ar)
    }
  })
})

/** Draws a code as a camera would see it and reads it. */
function readCode(text: string): string {
  const rows = encodeQR(text, 'raw', { border: 4, scale: 4 })
  const height = rows.length
  const width = rows[0]?.length ?? 0
  const data = new Uint8ClampedArray(
    rows.flatMap((row) =>
      row.flatMap((dark) =>
        Array(3)
          .fill(dark ? 0 : 255)
          .concat(255),
      ),
    ),
  )
  return decodeQR({ width, height, data })
}
