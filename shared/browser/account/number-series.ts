const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A series of its own for a device that joined without a server: `X` and three random letters, kept for life (engine 26). */
export function newSeries(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(3))
  return `X${Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')}`
}
