import { type Digits, isLanguage, type Language, LANGUAGE_FACTS, languageOfTag } from './language.ts'

const LANGUAGE_KEY = 'sonic.language'
const DIGITS_KEY = 'sonic.digits'

function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(key)
  } catch {
    return null // private windows and sandboxed frames may refuse
  }
}

function store(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value)
  } catch {
    // the choice then lasts as long as the page
  }
}

/** True once a person has chosen a language on this device. */
export function hasChosenLanguage(): boolean {
  return isLanguage(stored(LANGUAGE_KEY))
}

function preferredLanguage(): Language {
  const chosen = stored(LANGUAGE_KEY)
  if (isLanguage(chosen)) return chosen
  for (const tag of globalThis.navigator?.languages ?? []) {
    const language = languageOfTag(tag)
    if (language !== undefined) return language
  }
  return 'en'
}

/**
 * The language, digits and time zone that this device shows. Changes at once, without a reload: `change` is fired
 * and the document's `lang`, `dir` and `data-digits` follow.
 *
 * @fires change
 */
export class Locale extends EventTarget {
  #language: Language = preferredLanguage()
  #digits: Digits | undefined
  #timeZone = 'Asia/Baghdad'

  constructor() {
    super()
    const digits = stored(DIGITS_KEY)
    if (digits === 'latn' || digits === 'arab') this.#digits = digits
  }

  get language(): Language {
    return this.#language
  }

  /** What was chosen, else what the language starts with. */
  get digits(): Digits {
    return this.#digits ?? LANGUAGE_FACTS[this.#language].digits
  }

  get dir(): 'ltr' | 'rtl' {
    return LANGUAGE_FACTS[this.#language].dir
  }

  /** The zone in which instants are shown: the shop's, not the device's. */
  get timeZone(): string {
    return this.#timeZone
  }

  /** The tag for `Intl`, with the chosen digits in it. */
  get tag(): string {
    return `${LANGUAGE_FACTS[this.#language].intl}-u-nu-${this.digits}`
  }

  setLanguage(language: Language): void {
    this.#language = language
    store(LANGUAGE_KEY, language)
    this.#announce()
  }

  setDigits(digits: Digits): void {
    this.#digits = digits
    store(DIGITS_KEY, digits)
    this.#announce()
  }

  setTimeZone(timeZone: string): void {
    if (timeZone === this.#timeZone) return
    this.#timeZone = timeZone
    this.#announce()
  }

  #announce(): void {
    const root = globalThis.document?.documentElement
    if (root !== undefined) {
      root.lang = this.#language
      root.dir = this.dir
      root.dataset.digits = this.digits
    }
    this.dispatchEvent(new Event('change'))
  }
}

/** The one locale of this page. */
export const locale = new Locale()
