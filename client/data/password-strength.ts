/** Fewer characters than this are refused. */
export const PASSWORD_MIN = 8

/** How hard a password is to guess, roughly; a hint, not a proof. */
export type PasswordStrength = 'short' | 'weak' | 'good' | 'strong'

/** Counts what a guesser must try: length, kinds of characters, and runs such as 1234 or aaaa, which hardly count. */
export function passwordStrength(password: string): PasswordStrength {
  const characters = Array.from(password.normalize('NFKC'))
  if (characters.length < PASSWORD_MIN) return 'short'
  const bits = surprising(characters) * Math.log2(alphabet(password))
  if (bits < 40) return 'weak'
  return bits < 65 ? 'good' : 'strong'
}

/** Characters that do not just go on from the one before (the same, or one step up or down). */
function surprising(characters: readonly string[]): number {
  let count = 0
  let before = Number.NaN
  for (const character of characters) {
    const code = character.codePointAt(0) ?? 0
    if (!(Math.abs(code - before) <= 1)) count += 1
    before = code
  }
  return count
}

function alphabet(password: string): number {
  let size = 0
  if (/\p{Nd}/u.test(password)) size += 10
  if (/\p{Ll}/u.test(password)) size += 26
  if (/\p{Lu}/u.test(password)) size += 26
  if (/\p{Lo}/u.test(password)) size += 30
  if (/[^\p{L}\p{Nd}]/u.test(password)) size += 20
  return Math.max(size, 2)
}
