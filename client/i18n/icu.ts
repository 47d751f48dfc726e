/** Values for a message's placeholders. Numbers are written in the person's digits. */
export type MessageArgs = Readonly<Record<string, string | number>>

/** How a message writes what stands in its placeholders. */
export interface MessageStyle {
  number(value: number): string
  text(value: string): string
  plural(value: number): Intl.LDMLPluralRule
}

type Arms = { name: string; kind: 'plural' | 'select'; arms: Map<string, Part[]> }
type Part = string | { name: string } | { hash: true } | Arms

/** The parts of ICU MessageFormat that the catalogue uses: `{x}`, `{n, plural, …}` with `=1` and `#`, `{x, select, …}`, and quotes. */
class Parser {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  parse(): Part[] {
    const parts = this.#parts(false)
    if (this.#at < this.#source.length) throw new SyntaxError(`stray } in message: ${this.#source}`)
    return parts
  }

  #parts(inPlural: boolean): Part[] {
    const parts: Part[] = []
    let text = ''
    for (; this.#at < this.#source.length; this.#at += 1) {
      const char = this.#source[this.#at] ?? ''
      if (char === '}') break
      if (char === "'") {
        text += this.#quoted()
      } else if (char === '{' || (char === '#' && inPlural)) {
        if (text !== '') parts.push(text)
        text = ''
        parts.push(char === '#' ? { hash: true } : this.#argument())
      } else text += char
    }
    if (text !== '') parts.push(text)
    return parts
  }

  /** An apostrophe alone is itself; before a brace it quotes up to the next apostrophe. */
  #quoted(): string {
    const next = this.#source[this.#at + 1]
    if (next === "'") {
      this.#at += 1
      return "'"
    }
    if (next !== '{' && next !== '}' && next !== '#') return "'"
    const end = this.#source.indexOf("'", this.#at + 1)
    if (end < 0) throw new SyntaxError(`open quote in message: ${this.#source}`)
    const text = this.#source.slice(this.#at + 1, end)
    this.#at = end
    return text
  }

  #argument(): Part {
    const head = /\{\s*(\w+)\s*(?:,\s*(plural|select)\s*,\s*)?/y
    head.lastIndex = this.#at
    const found = head.exec(this.#source)
    const name = found?.[1]
    if (name === undefined) throw new SyntaxError(`bad placeholder in message: ${this.#source}`)
    this.#at = head.lastIndex
    const kind = found?.[2]
    if (kind !== 'plural' && kind !== 'select') {
      this.#expect('}')
      return { name }
    }
    const arms = this.#arms(kind)
    this.#expect('}')
    return { name, kind, arms }
  }

  #arms(kind: 'plural' | 'select'): Map<string, Part[]> {
    const arms = new Map<string, Part[]>()
    const head = /\s*(=?\w+)\s*\{/y
    for (;;) {
      head.lastIndex = this.#at
      const key = head.exec(this.#source)?.[1]
      if (key === undefined) break
      this.#at = head.lastIndex
      arms.set(key, this.#parts(kind === 'plural'))
      this.#expect('}')
      this.#at += 1
    }
    while (this.#source[this.#at] === ' ') this.#at += 1
    if (!arms.has('other')) throw new SyntaxError(`no "other" in message: ${this.#source}`)
    return arms
  }

  #expect(char: string): void {
    if (this.#source[this.#at] !== char) throw new SyntaxError(`expected ${char} in message: ${this.#source}`)
  }
}

function write(parts: readonly Part[], args: MessageArgs, style: MessageStyle, hash?: number): string {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else if ('hash' in part) text += hash === undefined ? '#' : style.number(hash)
    else {
      const value = args[part.name]
      if (value === undefined) throw new RangeError(`message needs "${part.name}"`)
      if (!('kind' in part)) text += typeof value === 'number' ? style.number(value) : style.text(value)
      else {
        const count = Number(value)
        const arm =
          part.arms.get(part.kind === 'plural' ? `=${count}` : String(value)) ??
          (part.kind === 'plural' ? part.arms.get(style.plural(count)) : undefined) ??
          part.arms.get('other') ??
          []
        text += write(arm, args, style, part.kind === 'plural' ? count : hash)
      }
    }
  }
  return text
}

const parsed = new Map<string, Part[]>()

/** Writes `source` with `args` put in. Throws SyntaxError for a broken message and RangeError for a missing value. */
export function formatMessage(source: string, args: MessageArgs, style: MessageStyle): string {
  let parts = parsed.get(source)
  if (parts === undefined) {
    parts = new Parser(source).parse()
    parsed.set(source, parts)
  }
  return write(parts, args, style)
}

/** The names of the values that `source` needs, sorted. */
export function placeholdersOf(source: string): string[] {
  const names = new Set<string>()
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (typeof part === 'string' || 'hash' in part) continue
      names.add(part.name)
      if ('kind' in part) for (const arm of part.arms.values()) visit(arm)
    }
  }
  visit(new Parser(source).parse())
  return [...names].sort()
}
