import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const files = globSync(['**/*.ts', '**/*.css', '**/*.html'], { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts'),
)
const sources = files.map((file) => ({ file, text: readFileSync(resolve(root, file), 'utf8') }))

/** Physical sides in CSS: they would not flip for Kurdish and Arabic. */
const PHYSICAL =
  /(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right)|(?:left|right)\s*:|(?:float|text-align|clear)\s*:\s*(?:left|right)\b)/m

function cssOf(text: string, file: string): string {
  if (file.endsWith('.css')) return text
  return [...text.matchAll(/css`([\s\S]*?)`/g)].map(([, body]) => body).join('\n')
}

/** Words between tags of a template, where only `${…}` may stand. Key caps, brand and signs are no words. */
function loose(text: string): string[] {
  const found: string[] = []
  for (const template of templatesOf(text)) {
    const bare = template.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^<>]*>/g, '\u0001')
    for (const piece of bare.split('\u0001')) {
      const word = /[A-Za-z\u0621-\u06d3]{2,}/.exec(piece)?.[0]
      if (word !== undefined && !/^(F\d+|Esc|Enter|Sonic|POS|INV|RET|IQD|USD)$/.test(word))
        found.push(piece.trim())
    }
  }
  return found
}

/** The html templates of a source, with everything in `${…}` taken out, inner templates on their own. */
function templatesOf(text: string): string[] {
  const templates: string[] = []
  const stack: { isHtml: boolean; out: string; depth: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const top = stack.at(-1)
    if (top !== undefined && top.depth === 0) {
      if (text[at] === '`') {
        if (top.isHtml) templates.push(top.out)
        stack.pop()
      } else if (text[at] === '\\') at += 1
      else if (text.startsWith('${', at)) {
        top.depth = 1
        top.out += ' '
        at += 1
      } else top.out += text[at]
    } else if (text[at] === '`') stack.push({ isHtml: text.slice(0, at).endsWith('html'), out: '', depth: 0 })
    else if (top !== undefined && text[at] === '{') top.depth += 1
    else if (top !== undefined && text[at] === '}') top.depth -= 1
  }
  return templates
}

describe('the sources of the page', () => {
  it('are read', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(sources.filter(({ text, file }) => cssOf(text, file) !== '').length).toBeGreaterThan(20)
  })

  it('name no physical side in their styles', () => {
    const wrong = sources.filter(({ text, file }) => PHYSICAL.test(cssOf(text, file)))
    expect(wrong.map(({ file }) => file)).toEqual([])
    for (const bad of ['a{left: 0}', 'a { margin-left: 2px }', 'a{text-align: right}'])
      expect(PHYSICAL.test(bad)).toBe(true)
    for (const good of ['a{inset-inline-start: 0}', 'a{text-align: start}', 'arrow-left'])
      expect(PHYSICAL.test(good)).toBe(false)
  })

  it('say nothing outside the catalogue', () => {
    const wrong = sources
      .filter(({ file }) => file.endsWith('.ts'))
      .flatMap(({ file, text }) => loose(text).map((words) => `${file}: ${words}`))
    expect(wrong).toEqual([])
    expect(loose('html`<b>Pay now</b>`')).toEqual(['Pay now'])
    expect(loose('html`<b>${t("x")}</b>${y ? html`<i>Saved</i>` : nothing}`')).toEqual(['Saved'])
  })

  it('put no style attribute into templates: the content security policy would drop it', () => {
    const wrong = sources.filter(({ text }) =>
      templatesOf(text).some((template) => /<[^>]*\sstyle="[^"]*\S/.test(template)),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('fetch nothing from elsewhere', () => {
    const wrong = sources.filter(({ text }) =>
      /(?:url\(|src=|href=|fetch\(|import\()\s*['"]?https?:/.test(text),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })
})
