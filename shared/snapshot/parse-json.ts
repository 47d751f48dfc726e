import { type ErrorCode, PosError } from '../errors.ts'

/** Parses JSON from outside; throws `code` for broken text and for a field named `__proto__` at any depth. */
export function parseJson(text: string, code: ErrorCode, what: string): unknown {
  try {
    return JSON.parse(text, mayNameProto(text) ? refuseProto : undefined)
  } catch (cause) {
    throw new PosError(code, `${what} is not readable JSON`, { cause })
  }
}

/** A reviver looks at each field, which takes longer than the parsing: only a text that could have such a name needs it. */
function mayNameProto(text: string): boolean {
  return text.includes('__proto__') || text.includes('\\u')
}

function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new TypeError('a field is named __proto__')
  return value
}
