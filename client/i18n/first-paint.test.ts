import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { LANGUAGE_FACTS, LANGUAGES, languageOfTag } from './language.ts'

const script = readFileSync(new URL('../public/first-paint.js', import.meta.url), 'utf8')

function paint(stored: Readonly<Record<string, string>>, languages: readonly string[], dark = false) {
  const root = { lang: '', dir: '', className: '', dataset: {} as { digits?: string } }
  runInNewContext(script, {
    document: { documentElement: root },
    localStorage: { getItem: (key: string) => stored[key] ?? null },
    navigator: { languages },
    matchMedia: () => ({ matches: dark }),
  })
  return root
}

describe('the first paint', () => {
  it.each(LANGUAGES)('agrees with the locale about %s', (language) => {
    const root = paint({ 'sonic.language': language }, ['en-US'])
    const { dir, digits } = LANGUAGE_FACTS[language]
    expect(root).toMatchObject({ lang: language, dir, dataset: { digits }, className: 'wa-light' })
  })

  it.each([['ku-IQ'], ['ckb'], ['ar-EG'], ['en-GB'], ['de-DE'], ['fr', 'ar-IQ']])(
    'reads the browser’s %s as the locale does',
    (...tags) => {
      const wanted = tags.map(languageOfTag).find((language) => language !== undefined) ?? 'en'
      expect(paint({}, tags).lang).toBe(wanted)
    },
  )

  it('takes the stored digits and theme, else the device’s theme', () => {
    expect(paint({ 'sonic.digits': 'latn', 'sonic.language': 'ar' }, []).dataset.digits).toBe('latn')
    expect(paint({}, [], true).className).toBe('wa-dark')
    expect(paint({ 'sonic.theme': 'light' }, [], true).className).toBe('wa-light')
  })
})
