import * as z from 'zod/mini'
import { PosError } from '../errors.ts'
import { keySlotsSchema } from '../keys/slots.ts'
import { FORMAT, ID_MAX } from './limits.ts'
import { isObjectId } from './object-id.ts'
import { parseJson } from './parse-json.ts'

const count = z.int().check(z.nonnegative())
const name = z.string().check(z.minLength(1), z.maxLength(ID_MAX))

/** The clear header of a `.sonicpos` file: what can be said before the key is there. */
export const packageHeaderSchema = z.looseObject({
  format: z.int().check(z.minimum(1)),
  shopId: name,
  shopName: z.optional(z.string().check(z.maxLength(ID_MAX))),
  manifestId: z.string().check(z.refine(isObjectId, 'not an object id'), z.regex(/^m/)),
  createdAt: count,
  custody: z.enum(['managed', 'private']),
  keyEpoch: z.int().check(z.minimum(1)),
  slots: keySlotsSchema,
  counts: z.looseObject({ nodes: count, leaves: count, records: count }),
})

/** The clear header of a package. */
export type PackageHeader = z.infer<typeof packageHeaderSchema>

/** Reads the header's text. Throws `format_newer` for a later format and `file_tampered` for anything else. */
export function parsePackageHeader(text: string): PackageHeader {
  const value = parseJson(text, 'file_tampered', 'the header of the backup file')
  const format: unknown = (value as { format?: unknown } | null)?.format
  if (typeof format === 'number' && format > FORMAT) {
    throw new PosError('format_newer', `the backup file has format ${format}`, {
      values: { format, known: FORMAT },
    })
  }
  const parsed = packageHeaderSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new PosError('file_tampered', `the header of the backup file: ${field} is wrong`, {
    cause: parsed.error,
    field,
  })
}
