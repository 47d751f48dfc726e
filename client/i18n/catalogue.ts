import { formatMessage, type MessageArgs, type MessageStyle } from './icu.ts'
import type { Language } from './language.ts'
import { locale } from './locale.ts'
import { formatNumber } from './numbers.ts'

/** One sentence in every language. `reviewed` names the languages that a native reader has checked. */
export interface Message extends Readonly<Record<Language, string>> {
  readonly reviewed?: readonly Language[]
}

/**
 * The catalogues of all areas. Each area's file adds itself:
 * `declare module '../catalogue.ts' { interface Catalogues { sale: typeof saleMessages } }`.
 */
// eslint-disable-next-line typescript/no-empty-object-type
export interface Catalogues {}

type Entries = { [Area in keyof Catalogues]: Catalogues[Area] }[keyof Catalogues]
type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (
  value: infer I,
) => void
  ? I
  : never
type AllMessages = UnionToIntersection<Entries>

/** A key that some area's catalogue defines. */
export type MessageKey = Extract<keyof AllMessages, string>

type ArgsOf<Key extends MessageKey> = AllMessages[Key] extends { en: `${string}{${string}` }
  ? [args: MessageArgs]
  : []

const messages = new Map<string, Message>()

/** Adds an area's sentences; its page imports the file, so that they load with the page. Returns what it was given. */
export function defineMessages<const T extends Readonly<Record<string, Message>>>(entries: T): T {
  for (const [key, message] of Object.entries(entries)) messages.set(key, message)
  return entries
}

const pluralRules = new Map<Language, Intl.PluralRules>()

const style: MessageStyle = {
  number: formatNumber,
  // An isolate: a name or number inside a right-to-left sentence keeps its own order.
  text: (value) => (locale.dir === 'rtl' ? `\u2068${value}\u2069` : value),
  plural(value) {
    let rules = pluralRules.get(locale.language)
    if (rules === undefined) {
      rules = new Intl.PluralRules(locale.language)
      pluralRules.set(locale.language, rules)
    }
    return rules.select(value)
  },
}

/** The sentence `key` in the person's language, or `undefined` when no loaded catalogue has it. For keys that arrive as data. */
export function translate(key: string, args: MessageArgs = {}): string | undefined {
  const message = messages.get(key)
  return message && formatMessage(message[locale.language], args, style)
}

/** The sentence `key` in the person's language. Throws RangeError when a value is missing or its catalogue was not imported. */
export function t<Key extends MessageKey>(key: Key, ...args: ArgsOf<Key>): string {
  const text = translate(key, (args as readonly MessageArgs[])[0])
  if (text === undefined) throw new RangeError(`message ${key} is not loaded`)
  return text
}
