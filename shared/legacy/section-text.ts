import { PosError } from '../errors.ts'
import type { ByteRange, LegacySource } from './file-index.ts'

/**
 * The text of a section in pieces: of a double-encoded one what its string says, of any other one its JSON as it stands.
 * Throws `file_invalid` naming the section for bytes that are no UTF-8 and for broken escapes.
 */
export async function* sectionText(
  source: LegacySource,
  range: ByteRange,
  field: string,
  onBytes?: (count: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const { from, to } = range.isText ? { from: range.from + 1, to: range.to - 1 } : range
  let rest = ''
  try {
    for await (const bytes of source.bytes(from, to)) {
      const text = rest + decoder.decode(bytes, { stream: true })
      onBytes?.(bytes.length)
      const end = range.isText ? escapeSafeEnd(text) : text.length
      rest = text.slice(end)
      if (end > 0) yield range.isText ? unescape(text.slice(0, end)) : text
    }
    const last = rest + decoder.decode()
    if (last !== '') yield range.isText ? unescape(last) : last
  } catch (cause) {
    if (cause instanceof PosError) throw cause
    throw new PosError('file_invalid', `section ${field} cannot be decoded`, { field, cause })
  }
}

/** The whole text of a section. Throws `file_too_large` naming the section beyond `max` characters. */
export async function wholeText(pieces: AsyncIterable<string>, field: string, max: number): Promise<string> {
  const parts: string[] = []
  let length = 0
  for await (const piece of pieces) {
    parts.push(piece)
    length += piece.length
    if (length > max)
      throw new PosError('file_too_large', `section ${field} is too large`, { field, values: { max } })
  }
  return parts.join('')
}

function unescape(text: string): string {
  return JSON.parse(`"${text}"`) as string
}

/** Up to where the text can be cut without cutting an escape in two. */
function escapeSafeEnd(text: string): number {
  const last = text.lastIndexOf('\\')
  if (last < text.length - 6 || last < 0) return text.length
  let first = last
  while (first > 0 && text.charCodeAt(first - 1) === 92) first -= 1
  if ((last - first + 1) % 2 === 0) return text.length
  const needed = text[last + 1] === 'u' ? 6 : 2
  return text.length - last >= needed ? text.length : last
}
