/** Letters that keyboards and habits write in several ways, each group by the one that stands for it when searching. */
const LETTERS: Readonly<Record<string, string>> = {
  ی: 'يىێے',
  ک: 'كڪ',
  ه: 'ةەھہۀ',
  ا: 'ٱأإآ',
  و: 'ۆؤۇ',
  ر: 'ڕ',
  ل: 'ڵ',
}
const LETTER_OF = new Map(
  Object.entries(LETTERS).flatMap(([to, from]) => from.split('').map((letter) => [letter, to])),
)
const VARIANT = new RegExp(`[${[...LETTER_OF.keys()].join('')}]`, 'gu')
/** Arabic-Indic and Persian digits. */
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/g
/** Marks on letters, tatweel, lone hamza, and everything that joins or steers but is not seen. */
const UNSEEN = /[\p{Mn}\p{Cf}\u0640\u0621]/gu
const SPACES = /\s+/gu
const PLAIN = /^[\u0021-\u0040\u005b-\u007e]*$/

/**
 * The form in which texts are compared when someone searches: letter variants of Arabic and Kurdish, digits of all
 * three scripts, case, marks, tatweel and spaces do not count. For comparing only: it is never stored or shown.
 * Folding twice changes nothing.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(VARIANT, (letter) => LETTER_OF.get(letter) ?? letter)
    .replace(DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(SPACES, ' ')
    .trim()
}

/** A text with digits of any of the three scripts as ASCII digits; nothing else is changed. */
export function latinDigits(text: string): string {
  return text.replace(DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
