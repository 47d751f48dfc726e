import type { Context } from 'hono'
import * as z from 'zod/mini'
import { FRAMES_TYPE, JSON_MAX } from '../../shared/api/wire.ts'
import { PosError } from '../../shared/errors.ts'
import { type Bytes, fromUtf8 } from '../../shared/snapshot/bytes.ts'
import { type Frame, viewFrames } from '../../shared/snapshot/frames.ts'
import { REQUEST_MAX } from '../../shared/snapshot/limits.ts'
import { parseJson } from '../../shared/snapshot/parse-json.ts'
import type { AppEnv } from './app-env.ts'
import { bodyPieces } from './body-pieces.ts'
import { GrowingBytes } from './growing-bytes.ts'

/** A JSON body that fits `schema`. Throws `bad_request` naming the field, and whatever reading any body throws. */
export async function readJson<Schema extends z.ZodMiniType>(
  c: Context<AppEnv>,
  schema: Schema,
): Promise<z.infer<Schema>> {
  expectType(c, 'application/json')
  return parseWith(schema, parseJson(asText(await readBytes(c, JSON_MAX)), 'bad_request', 'the body'))
}

/** A query that fits `schema`. Throws `bad_request` naming the parameter. */
export function readQuery<Schema extends z.ZodMiniType>(c: Context<AppEnv>, schema: Schema): z.infer<Schema> {
  return parseWith(schema, c.req.query())
}

/** All frames of a body. Throws `frame_invalid`, `body_too_large`, `bad_request` for another content type. */
export async function readFrames(c: Context<AppEnv>): Promise<Frame[]> {
  expectType(c, FRAMES_TYPE)
  return viewFrames(await readBytes(c, REQUEST_MAX))
}

/** The value as `schema` has it. Throws `bad_request` naming the field. */
export function parseWith<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new PosError('bad_request', `${field === '' ? 'the request' : field}: ${issue?.message ?? 'wrong'}`, {
    field,
    hint: 'Update the app: it does not speak this server’s language.',
  })
}

function expectType(c: Context<AppEnv>, type: string): void {
  const given = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (given !== type) throw new PosError('bad_request', `send ${type}`, { field: 'content-type' })
}

/** Nothing is taken in before there is room for all of it. */
async function readBytes(c: Context<AppEnv>, max: number): Promise<Bytes> {
  const length = c.req.header('content-length')
  const announced = length === undefined ? undefined : Number(length)
  if (announced !== undefined && !(announced <= max)) throw tooLarge(max)
  await c.get('memory').take(announced ?? max)
  const body = new GrowingBytes(announced)
  for await (const piece of bodyPieces(c, c.get('limits'))) {
    if (body.length + piece.length > max) throw tooLarge(max)
    body.add(piece)
  }
  return body.bytes
}

function asText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch (cause) {
    throw new PosError('bad_request', 'the body is not UTF-8', { cause })
  }
}

function tooLarge(max: number): PosError {
  return new PosError('body_too_large', `a body of this request has at most ${max} bytes`, {
    hint: 'Send less at once.',
    values: { max },
  })
}
