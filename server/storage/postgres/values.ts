import { types, type CustomTypesConfig } from 'pg'

const INT8 = 20
const BYTEA = 17
const NUMERIC = 1700

/**
 * How values of PostgreSQL become values of JavaScript: whole numbers (also sums, which are numeric there) are numbers,
 * bytes are a `Uint8Array`. Throws a RangeError for a number that JavaScript cannot hold exactly.
 */
export const VALUES: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8 || oid === NUMERIC) return parseWhole
    if (oid === BYTEA) return parseBytes
    return types.getTypeParser(oid, format)
  }) as CustomTypesConfig['getTypeParser'],
}

function parseWhole(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${text} is no whole number that can be held exactly`)
  return number
}

/** The hex form: `\x…`. */
function parseBytes(text: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(text.slice(2), 'hex')
  return new Uint8Array(buffer, byteOffset, byteLength)
}
