import { type ErrorCode, PosError } from '../errors.ts'

/** Parses JSON from outside; throws `code` for broken text and for a field named `__proto__` at any depth. */
export function parseJson(text: string, code: ErrorCode, what: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new TypeError('a field is named __proto__')
      return value
    })
  } catch (cause) {
    throw new PosError(code, `${what} is not readable JSON`, { cause })
  }
}
