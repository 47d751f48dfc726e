import { encodeQR } from 'qr'
import {
  HELP_LANGUAGES,
  HELP_TEXTS,
  type HelpLanguage,
  LANGUAGE_LOOK,
  type Platform,
  PLATFORMS,
  TRUST_STEPS,
} from './help-texts.ts'

/** What the help page shows. */
export interface HelpFacts {
  readonly language: HelpLanguage
  /** Its steps are open; all are closed for an unknown device. */
  readonly platform: Platform | undefined
  /** Where this page is, and … */
  readonly helpUrl: string
  /** … where the app is. */
  readonly appUrl: string
  /** SHA-256 of the authority's certificate. */
  readonly fingerprint: string
}

/** The whole page; it loads its style sheet and nothing else, and needs no script. */
export function helpPage({ language, platform, helpUrl, appUrl, fingerprint }: HelpFacts): string {
  const { dir } = LANGUAGE_LOOK[language]
  const say = (key: keyof typeof HELP_TEXTS) => escapeHtml(HELP_TEXTS[key][language])
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')}</title>
<link rel="stylesheet" href="/help.css">
</head>
<body>
<nav>${languageLinks(language)}</nav>
<main>
<h1>${say('title')}</h1>
<p>${say('why')}</p>
<h2>${say('step_download')}</h2>
<p><a class="button" href="/sonic-pos-ca.crt" download>${say('download')}</a></p>
<p>${say('fingerprint')}</p>
<p><code dir="ltr">${escapeHtml(fingerprint).replaceAll(':', ':<wbr>')}</code></p>
<p class="careful">${say('careful')}</p>
<h2>${say('step_trust')}</h2>
${PLATFORMS.map((each) => trustSteps(each, language, each === platform)).join('\n')}
<h2>${say('step_open')}</h2>
<p><a class="button" href="${escapeHtml(appUrl)}">${say('open')}</a></p>
<p><a href="${escapeHtml(appUrl)}" dir="ltr">${escapeHtml(appUrl)}</a></p>
<p>${say('then_install')}</p>
<div class="codes">
<figure>${qrSvg(helpUrl)}<figcaption>${say('qr')}<br><bdi dir="ltr">${escapeHtml(helpUrl)}</bdi></figcaption></figure>
<figure>${qrSvg(appUrl)}<figcaption>${say('qr_app')}<br><bdi dir="ltr">${escapeHtml(appUrl)}</bdi></figcaption></figure>
</div>
</main>
</body>
</html>
`
}

function languageLinks(current: HelpLanguage): string {
  return HELP_LANGUAGES.map((each) => {
    const { name, dir } = LANGUAGE_LOOK[each]
    const mark = each === current ? ' aria-current="true"' : ''
    return `<a href="/?lang=${each}" lang="${each}" dir="${dir}"${mark}>${name}</a>`
  }).join(' ')
}

function trustSteps(platform: Platform, language: HelpLanguage, isOpen: boolean): string {
  const { name, steps } = TRUST_STEPS[platform]
  const items = steps[language].map((step) => `<li>${escapeHtml(step)}</li>`).join('')
  return `<details${isOpen ? ' open' : ''}><summary><bdi>${name}</bdi></summary><ol>${items}</ol></details>`
}

function qrSvg(text: string): string {
  // Its caption says in words where it leads.
  return encodeQR(text, 'svg', { border: 4 }).replace('<svg', '<svg aria-hidden="true"')
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

/** The page's style sheet: both directions by logical properties, light and dark by the device. */
export const HELP_CSS = `:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif }
body { margin: 0; background: light-dark(#f6f5f2, #101218); color: light-dark(#1d1e21, #f3f4f6) }
nav, main { max-inline-size: 42rem; margin-inline: auto; padding: 1rem }
nav { display: flex; flex-wrap: wrap; gap: 1rem }
nav a { padding-block: .6rem }
nav a[aria-current] { font-weight: 700; text-decoration: none }
a { color: light-dark(#314cba, #b0cdff) }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-block-start: 2rem }
code { display: block; overflow-wrap: anywhere; padding: .75rem; border-radius: 10px; background: light-dark(#e7e8eb, #303136); text-align: start }
.button { display: inline-block; padding: .8rem 1.4rem; border-radius: 10px; background: #4060d7; color: #fff; text-decoration: none; font-weight: 600 }
.careful { border-inline-start: 4px solid #c38539; padding-inline-start: .75rem }
details { border-block-end: 1px solid light-dark(#cdcfd5, #44464d) }
summary { padding-block: .8rem; cursor: pointer; font-weight: 600 }
[dir=rtl] ol { list-style: arabic-indic }
ol { margin-block-start: 0; padding-inline-start: 1.5rem } li { margin-block-end: .5rem }
.codes { display: flex; flex-wrap: wrap; gap: 2rem; margin-block-start: 2rem }
figure { margin: 0; flex: 1 1 14rem }
figure svg { display: block; inline-size: 12rem; block-size: 12rem; background: #fff; border-radius: 10px; margin-block-end: .5rem }
:focus-visible { outline: 3px solid #668bfe; outline-offset: 2px }
`
