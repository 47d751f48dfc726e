import { afterEach, describe, expect, it } from 'vitest'
import { t, translate } from './catalogue.ts'
import { everyMessage } from './every-message.fixture.ts'
import { placeholdersOf } from './icu.ts'
import { LANGUAGES } from './language.ts'
import { locale } from './locale.ts'
import './messages/app.ts'

const ARABIC_LETTER = /[\u0621-\u064a\u066e-\u06d3]/
/** Words of the house (look §10): where English has the one, the others have theirs. */
const GLOSSARY: readonly (readonly [en: RegExp, ckb: RegExp, ar: RegExp])[] = [
  [/\bbills?\b/i, /پسوول/, /فاتور|فواتير/],
  [/\bitems?\b/i, /کاڵا/, /ماد|مواد/],
  [/\bcustomers?\b/i, /کڕیار/, /زبون|زبائن/],
  [/\bbackups?\b/i, /پاڵپشت/, /نسخ/],
  [/\bdiscounts?\b/i, /داشکاندن/, /خصم/],
  [/\bdebts?\b/i, /قەرز/, /دين|دَين|ديون|دينًا/],
  [/\brepairs?\b/i, /چاککردنەوە/, /تصليح/],
]

describe('the catalogue', () => {
  const messages = everyMessage()

  it('has messages of every area', () => {
    expect(new Set(messages.map(({ file }) => file)).size).toBeGreaterThan(5)
    expect(messages.length).toBeGreaterThan(200)
  })

  it('says everything in every language, Kurdish and Arabic in their own letters', () => {
    const wrong = messages.filter(({ message }) => {
      if (LANGUAGES.some((language) => message[language].trim() === '')) return true
      const hasWords = /[a-z]{2}/i.test(message.en.replace(/\{[^{}]*\}|USD|IQD/g, ''))
      return hasWords && (!ARABIC_LETTER.test(message.ckb) || !ARABIC_LETTER.test(message.ar))
    })
    expect(wrong.map(({ key }) => key)).toEqual([])
  })

  it('needs the same values in every language', () => {
    const wrong = messages.filter(({ message }) => {
      const [en, ...others] = LANGUAGES.map((language) => placeholdersOf(message[language]).join())
      return others.some((names) => names !== en)
    })
    expect(wrong.map(({ key }) => key)).toEqual([])
  })

  it('defines no key twice', () => {
    const first = new Map(messages.toReversed().map(({ key, message }) => [key, message]))
    // An area may be put together from two files; then both show the same message.
    const twice = messages.filter(({ key, message }) => first.get(key) !== message).map(({ key }) => key)
    expect(twice).toEqual([])
  })

  it('keeps to the words of the house', () => {
    const wrong = messages.flatMap(({ key, message }) =>
      GLOSSARY.filter(
        ([en, ckb, ar]) =>
          en.test(message.en.replace(/\{\w+/g, '')) && !(ckb.test(message.ckb) && ar.test(message.ar)),
      ).map(([en]) => `${key} ${en.source}`),
    )
    expect(wrong).toEqual([])
  })

  it('writes no exclamation marks, no "please", no inside words', () => {
    const wrong = messages.filter(({ message }) =>
      /!|\bplease\b|\b(snapshot|leaf|sync|cache)\b|invoice/i.test(message.en),
    )
    expect(wrong.map(({ key }) => key)).toEqual([])
  })

  it('has Kurdish in Kurdish letters: no Arabic kaf, yeh or ta marbuta', () => {
    const wrong = messages.filter(({ message }) => /[\u0643\u064a\u0649\u0629]/.test(message.ckb))
    expect(wrong.map(({ key }) => key)).toEqual([])
  })
})

describe('a sentence', () => {
  afterEach(() => locale.setLanguage('en'))

  it('follows the language at once and writes numbers in its digits', () => {
    expect(t('app.step', { step: 2, steps: 7 })).toBe('Step 2 of 7')
    locale.setLanguage('ckb')
    expect(t('app.step', { step: 2, steps: 7 })).toBe('هەنگاوی ٢ لە ٧')
  })

  it('keeps a foreign word in its own order inside right-to-left text', () => {
    locale.setLanguage('ar')
    expect(t('app.person_named', { name: 'Nova' })).toContain('\u2068Nova\u2069')
  })

  it('is undefined for a key that no loaded catalogue has', () => {
    expect(translate('no.such')).toBeUndefined()
  })
})
