import * as fc from 'fast-check'

/** What has brought down parsers, databases and file systems before. */
const BAD_TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u0627\u0644\u0633\u0644\u0627\u0645',
  'e\u0301'.repeat(50),
  '👩‍👩‍👧‍👦',
  '../../etc/passwd',
  '..\\..\\windows',
  "' or 1=1 --",
  '"; drop table shops; --',
  '${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '%00',
  '%',
  '-1',
  '1e309',
  'NaN',
  'x'.repeat(70_000),
]

const BAD_NUMBERS = [0, -0, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 53) - 2, 1e21, 1e308, -1e308, 5e-324]

/** More than a JSON body may have. */
const LARGE = `{"login":"${'x'.repeat(300_000)}"}`

/** Nested so deep that a parser which calls itself runs out of stack. */
const DEEP = '['.repeat(50_000) + ']'.repeat(50_000)

/** Any text, mostly a bad one. */
export const badText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...BAD_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)

/** A value that hardly anything expects. */
export const badValue: fc.Arbitrary<unknown> = fc.oneof(
  badText,
  fc.constantFrom<unknown>(...BAD_NUMBERS, null, true, false, [], {}),
  fc.constantFrom<unknown>(
    Array.from({ length: 5000 }, () => 1),
    { length: 1e9 },
    { toString: 'x', valueOf: 1 },
  ),
  fc.jsonValue({ maxDepth: 3 }),
)

/** One change somewhere inside a JSON value. `at` chooses where. */
export interface Change {
  readonly at: number
  readonly how: 'replace' | 'remove' | 'prototype' | 'twice'
  readonly value: unknown
}

/** Some changes. */
export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    at: fc.nat(1000),
    how: fc.constantFrom('replace', 'replace', 'remove', 'prototype', 'twice'),
    value: badValue,
  }),
  { minLength: 1, maxLength: 3 },
)

/** The value with these changes; the value itself stays as it is. */
export function changed(value: unknown, list: readonly Change[]): unknown {
  const root = { value: structuredClone(value) }
  for (const change of list) apply(root, change)
  return root.value
}

type Place = readonly [holder: Record<string, unknown>, key: string]

function apply(root: Record<string, unknown>, { at, how, value }: Change): void {
  const places = placesIn(root)
  const [holder, key] = places[at % places.length] ?? [root, 'value']
  if (how === 'remove') delete holder[key]
  else if (how === 'twice' && Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]))
  else if (how === 'prototype') own(holder, '__proto__', structuredClone(value))
  else own(holder, key, structuredClone(value))
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder)
    .slice(0, 50)
    .flatMap((key): Place[] => [[holder, key], ...placesIn(holder[key])])
}

/** As JSON.parse does: also `__proto__` becomes a property of its own. */
function own(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

/** The same text broken in some way, as bytes. */
export function brokenText(text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> {
  return fc.oneof(
    fc.tuple(text, fc.nat(10_000)).map(([whole, at]) => Buffer.from(whole.slice(0, at % (whole.length + 1)))),
    fc
      .tuple(text, fc.nat(10_000), fc.nat(255))
      .map(([whole, at, byte]) => flipped(Buffer.from(whole), at, byte)),
    text.map((whole) => Buffer.from(`\ufeff${whole}`)),
    text.map((whole) => Buffer.from(`${whole}${whole}`)),
    text.map((whole) => Buffer.from(whole.replace('{', '{"auth":1e999,"device":null,'))),
    text.map((whole) => Buffer.from(whole, 'utf16le')),
    fc
      .constantFrom(LARGE, '', 'null', '""', '{}', '[]', 'NaN', '-', '1e999', DEEP, `{"ids":${DEEP}}`)
      .map((whole) => Buffer.from(whole)),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  )
}

/** The bytes with one of them another. */
export function flipped(bytes: Buffer, at: number, byte: number): Buffer {
  const copy = Buffer.from(bytes)
  if (copy.length > 0) copy[at % copy.length] = byte
  return copy
}
