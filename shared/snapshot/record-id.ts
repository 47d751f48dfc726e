const QUOTE = 34
const OPEN_ARRAY = 91
const BACKSLASH = 92
const CLOSE_ARRAY = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125
const ID = '"id":'

/**
 * The `id` of a record's canonical text without parsing the whole of it; `undefined` when the text has no string
 * `id` of its own (an `id` inside an inner object does not count).
 */
export function idOfText(text: string): string | undefined {
  if (text.charCodeAt(0) !== OPEN_OBJECT) return undefined
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) depth += 1
    else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) depth -= 1
    else if (code === QUOTE) {
      if (depth === 1 && text.startsWith(ID, at)) return textAt(text, at + ID.length)
      at = endOfText(text, at)
    }
  }
  return undefined
}

/** The string literal that starts at `at`, or `undefined` when there is none. */
function textAt(text: string, at: number): string | undefined {
  if (text.charCodeAt(at) !== QUOTE) return undefined
  const end = endOfText(text, at)
  if (end === text.length) return undefined
  const literal = text.slice(at, end + 1)
  if (!literal.includes('\\')) return literal.slice(1, -1)
  try {
    const value: unknown = JSON.parse(literal)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** Where the string literal that starts at `at` ends: the index of its closing quote. */
function endOfText(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) return end
  }
  return text.length
}
