/** The languages of the product, in the order in which they are offered. */
export const LANGUAGES = ['en', 'ckb', 'ar'] as const

/** One of the languages of the product. */
export type Language = (typeof LANGUAGES)[number]

/** Which figures a person reads: `latn` 0–9 or `arab` ٠–٩. Input accepts all sets whatever is chosen. */
export type Digits = 'latn' | 'arab'

/** What is fixed about a language: its own name, its direction, its `Intl` tag and the digits it starts with. */
export const LANGUAGE_FACTS: Readonly<
  Record<Language, { name: string; dir: 'ltr' | 'rtl'; intl: string; digits: Digits }>
> = {
  en: { name: 'English', dir: 'ltr', intl: 'en-GB', digits: 'latn' },
  ckb: { name: 'کوردیی سۆرانی', dir: 'rtl', intl: 'ckb', digits: 'arab' },
  ar: { name: 'العربية', dir: 'rtl', intl: 'ar-IQ', digits: 'arab' },
}

/** True for one of the product's languages. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}

/** The product's language for a browser's language tag; Kurdish of any kind reads Sorani here. */
export function languageOfTag(tag: string): Language | undefined {
  const language = tag.toLowerCase().split('-')[0]
  if (language === 'ckb' || language === 'ku') return 'ckb'
  return isLanguage(language) ? language : undefined
}
