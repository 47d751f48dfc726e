import * as fc from 'fast-check'
import { DOCUMENT, type JsonSchema } from './described.ts'

/** Values that stand for ids and the like, by the name of the property or parameter; `undefined` for a name without any. */
export type Words = (name: string, schema: JsonSchema) => fc.Arbitrary<unknown> | undefined

/** More than so many elements are made of no list, and no text is longer, when the schema sets no other limit. */
const MANY = 4
const SHORT = 8

/** Values that fit `schema`. `name` is that of the property they are made for. */
export function fitting(schema: JsonSchema, words: Words, name = ''): fc.Arbitrary<unknown> {
  const word = schema.type === 'array' ? undefined : words(name, schema)
  if (word !== undefined) return word
  if (schema.$ref !== undefined) return fitting(resolve(schema.$ref), words, name)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options !== undefined) return fc.oneof(...options.map((option) => fitting(option, words, name)))
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type: string) => fitting({ ...schema, type }, words, name)))
  switch (schema.type) {
    case 'object':
      return objects(schema, words)
    case 'array':
      return lists(schema, words, name)
    case 'string':
      return texts(schema)
    case 'integer':
      return fc.integer(rangeOf(schema))
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case undefined:
    default:
      return fc.jsonValue()
  }
}

/** The schema under this name in the document. */
export function resolve(ref: string): JsonSchema {
  const schema = DOCUMENT.components.schemas[ref.slice(ref.lastIndexOf('/') + 1)]
  if (schema === undefined) throw new Error(`${ref} is nowhere`)
  return schema
}

function objects(
  { properties, required = [], additionalProperties }: JsonSchema,
  words: Words,
): fc.Arbitrary<unknown> {
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(
      ([key, value]) => [key, fitting(value, words, key)] as const,
    )
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] })
  }
  const value =
    typeof additionalProperties === 'object' ? fitting(additionalProperties, words) : fc.jsonValue()
  return fc.dictionary(fc.string({ maxLength: 8 }), value, { maxKeys: MANY })
}

function lists({ items = {}, minItems = 0, maxItems = MANY }: JsonSchema, words: Words, name: string) {
  const maxLength = Math.min(maxItems, Math.max(minItems, MANY))
  return fc.array(fitting(items, words, name), { minLength: minItems, maxLength })
}

/** Short ones: what looks like one letter can be many to whoever counts. */
function texts({ pattern, minLength = 0, maxLength = SHORT }: JsonSchema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { size: 'max' })
  return fc.string({ minLength, maxLength: Math.min(maxLength, SHORT), unit: 'grapheme' })
}

function rangeOf({ minimum = -1000, maximum = 1000 }: JsonSchema): { min: number; max: number } {
  const within = (value: number) => Math.max(-0x80000000, Math.min(0x7fffffff, value))
  return { min: within(minimum), max: Math.max(within(minimum), within(maximum)) }
}
