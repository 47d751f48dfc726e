/**
 * The next number letter of a shop: B, C … Z, AA, AB …; never one that begins with X (devices draw those themselves)
 * and never one in `taken` (any case). The founder's letter `''` is not given out here.
 */
export function nextLetter(taken: readonly string[]): string {
  const used = new Set(taken.map((letter) => letter.toUpperCase()))
  for (let index = 2; ; index += 1) {
    const letter = letterAt(index)
    if (!letter.startsWith('X') && !used.has(letter)) return letter
  }
}

/** Spreadsheet columns: 1 = A, 26 = Z, 27 = AA. */
function letterAt(index: number): string {
  let letter = ''
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letter = String.fromCharCode(65 + ((rest - 1) % 26)) + letter
  }
  return letter
}
