import * as fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { formatMessage, type MessageArgs, type MessageStyle, placeholdersOf } from './icu.ts'
import type { Language } from './language.ts'
import { everyMessage } from './every-message.fixture.ts'

function styleOf(language: Language): MessageStyle {
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return {
    number: (value) => numbers.format(value),
    text: (value) => value,
    plural: (value) => rules.select(value),
  }
}

describe('messages', () => {
  const english = styleOf('en')

  it('puts values in, writes plurals with their figure, and picks by word', () => {
    expect(formatMessage('Hello {name}', { name: 'Nawroz' }, english)).toBe('Hello Nawroz')
    const items = '{n, plural, =0 {none} one {# item} other {# items}}'
    expect([0, 1, 1200].map((n) => formatMessage(items, { n }, english))).toEqual([
      'none',
      '1 item',
      '1,200 items',
    ])
    expect(formatMessage('{who, select, owner {yes} other {no}}', { who: 'owner' }, english)).toBe('yes')
  })

  it('leaves apostrophes alone and quotes braces', () => {
    expect(formatMessage("today's {x}", { x: 1 }, english)).toBe("today's 1")
    expect(formatMessage("a '{literal}' brace", {}, english)).toBe('a {literal} brace')
  })

  it('refuses broken messages and missing values', () => {
    for (const broken of ['{', '{x', 'a}', '{x, plural, one {a}}', '{x, plural, other {a}', "'{open"])
      expect(() => formatMessage(broken, { x: 1 }, english)).toThrow(SyntaxError)
    expect(() => formatMessage('{x}', {}, english)).toThrow(RangeError)
  })

  it('names every value that it needs, also those inside plurals', () => {
    expect(placeholdersOf('{b} {n, plural, one {{a}} other {#}}')).toEqual(['a', 'b', 'n'])
  })
})

describe('every message of the product', () => {
  const messages = everyMessage()

  it('reads as a full ICU implementation reads it, for any counts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...messages), fc.nat(2000), fc.string(), ({ message }, count, text) => {
        for (const language of ['en', 'ckb', 'ar'] as const) {
          const source = message[language]
          const args: MessageArgs = Object.fromEntries(
            placeholdersOf(source).map((name) => [name, source.includes(`{${name}, plural`) ? count : text]),
          )
          const oracle = String(
            new IntlMessageFormat(source, language, undefined, { ignoreTag: true }).format(args),
          )
          expect(formatMessage(source, args, styleOf(language))).toBe(oracle)
        }
      }),
      { numRuns: 400 },
    )
  })
})
