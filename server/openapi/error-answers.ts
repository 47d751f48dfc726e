import type { ErrorCode } from '../../shared/errors.ts'
import { statusOf } from '../http/error-answer.ts'
import { ERROR_TEXTS } from './error-texts.ts'
import type { Access, RouteDoc } from './route-doc.ts'

/** What goes wrong on any way to the database. */
const ALWAYS: readonly ErrorCode[] = [
  'internal',
  'server_busy',
  'storage_unavailable',
  'server_storage_read_only',
  'server_storage_full',
]

const BY_ACCESS: Readonly<Record<Access, readonly ErrorCode[]>> = {
  public: [],
  either: ['token_unknown', 'device_revoked', 'key_replaced'],
  device: ['token_unknown', 'device_revoked', 'key_replaced'],
  owner: ['token_unknown', 'device_revoked', 'key_replaced', 'owner_needed'],
  metrics: ['not_found'],
}

/** Every code with which this route can refuse, each once. */
export function errorsOf({ access, params, query, body, errors = [] }: RouteDoc): ErrorCode[] {
  const reads: ErrorCode[] = body === undefined ? [] : ['bad_request', 'body_too_large', 'network']
  if (body?.kind === 'frames') reads.push('frame_invalid')
  if (params !== undefined || query !== undefined) reads.push('bad_request')
  return [...new Set([...BY_ACCESS[access], ...reads, ...errors, ...ALWAYS])]
}

/** The answers of OpenAPI for these codes, by status. */
export function errorAnswers(codes: readonly ErrorCode[]): Record<string, object> {
  const statuses = [...new Set(codes.map(statusOf))].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      errorAnswerOf(codes.filter((code) => statusOf(code) === status)),
    ]),
  )
}

function errorAnswerOf(codes: readonly ErrorCode[]): object {
  const texts = codes.map((code) => `- \`${code}\`: ${ERROR_TEXTS[code]}`)
  const schema = {
    allOf: [{ $ref: '#/components/schemas/ErrorAnswer' }, { properties: { code: { enum: [...codes] } } }],
  }
  const headers = {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    ...(codes.includes('rate_limited') || codes.includes('server_busy')
      ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
      : {}),
    ...(codes.includes('token_unknown')
      ? { 'WWW-Authenticate': { $ref: '#/components/headers/Authenticate' } }
      : {}),
  }
  return { description: texts.join('\n'), headers, content: { 'application/json': { schema } } }
}
