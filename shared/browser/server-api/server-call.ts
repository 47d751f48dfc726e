import type * as z from 'zod/mini'
import { ErrorAnswer } from '../../api/error-answer.ts'
import { ERROR_CODES, PosError, type ErrorCode } from '../../errors.ts'
import { Patience } from './patience.ts'

/** `fetch` or something that behaves like it; tests give the server's own `app.request`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** How a device reaches its server. */
export interface ServerCall {
  /** Where the server is, without a trailing slash; `''` is the page's own origin. */
  readonly base: string
  readonly fetch: Fetch
  /** The device's token, absent while it has none. Asked before every request. */
  readonly token: () => Promise<string | undefined>
  /** Milliseconds after which an unanswered request counts as lost, besides what its body may take on a slow line. */
  readonly patienceMs?: number
}

/** One request: `json` or `bytes` as the body, none for neither. */
export interface ServerRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly json?: unknown
  readonly bytes?: Uint8Array<ArrayBuffer>
  readonly bytesType?: string
  /** Besides those that every request has. */
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** A refusal of the server, with what `missing_objects` and `head_moved` say besides the code. */
export class ServerError extends PosError {
  readonly status: number
  readonly missing: readonly string[]
  /** The lineage's head of a `head_moved`; null when the server has none. */
  readonly head: string | null

  constructor(status: number, answer: Partial<ErrorAnswer>, retryAfterS: number | undefined) {
    const code = codeOf(status, answer.code)
    super(code, answer.message ?? `the server answered ${status}`, {
      retryable: status === 429 || status >= 500 || code === 'network',
      values: { status, ...(retryAfterS === undefined ? {} : { retryAfterS }) },
      ...(answer.hint === undefined ? {} : { hint: answer.hint }),
      ...(answer.field === undefined ? {} : { field: answer.field }),
    })
    this.status = status
    this.missing = answer.missing ?? []
    this.head = answer.head ?? null
  }
}

const PATIENCE_MS = 60_000
/** The slowest line on which an upload still ends; the server cuts slower ones (server/http/request-limits.ts). */
const SLOWEST_BYTES_PER_S = 2_048

/** Milliseconds after which a request with a body of so many bytes counts as lost: a slow line may take its time. */
export function patienceFor(bodyBytes: number, patienceMs: number = PATIENCE_MS): number {
  return patienceMs + Math.ceil((bodyBytes * 1000) / SLOWEST_BYTES_PER_S)
}

/** Sends one request. Throws `network` when no answer came and `ServerError` for every answer that is not 2xx. */
export async function ask(call: ServerCall, request: ServerRequest): Promise<Response> {
  const patience = AbortSignal.timeout(patienceFor(request.bytes?.length ?? 0, call.patienceMs))
  return send(call, request, patience)
}

async function send(call: ServerCall, request: ServerRequest, patience: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { accept: '*/*', ...request.headers }
  const token = await call.token()
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`
  if (request.json !== undefined) headers['content-type'] = 'application/json'
  if (request.bytes !== undefined) headers['content-type'] = request.bytesType ?? 'application/octet-stream'
  const body = request.bytes ?? (request.json === undefined ? undefined : JSON.stringify(request.json))
  const init: RequestInit = {
    method: request.method,
    headers,
    signal: request.signal === undefined ? patience : AbortSignal.any([patience, request.signal]),
    ...(body === undefined ? {} : { body }),
  }
  const answer = await lostIsNetwork(() => call.fetch(`${call.base}${request.path}`, init))
  if (!answer.ok) throw await refusalOf(answer)
  return answer
}

/** Sends one request and parses its JSON answer. Throws as `ask` does, and `network` for an answer that is none of ours. */
export async function askJson<Schema extends z.ZodMiniType>(
  call: ServerCall,
  request: ServerRequest,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const answer = await ask(call, request)
  const parsed = schema.safeParse(await lostIsNetwork(() => answer.json()))
  // A captive portal or a proxy answers 200 with its own page: that is no connection to our server.
  if (!parsed.success)
    throw new PosError('network', `no answer of ours to ${request.path}`, {
      retryable: true,
      cause: parsed.error,
    })
  return parsed.data
}

/**
 * Sends one request and reads its whole binary answer, however slowly it comes: only when nothing comes for `patienceMs` is it
 * given up. Throws as `ask` does.
 */
export async function askBytes(call: ServerCall, request: ServerRequest): Promise<Uint8Array<ArrayBuffer>> {
  const patience = new Patience()
  const wait = () => patience.wait(call.patienceMs ?? PATIENCE_MS)
  try {
    wait()
    const answer = await send(call, request, patience.signal)
    return await lostIsNetwork(() => readAll(answer, wait))
  } finally {
    patience.end()
  }
}

async function readAll(answer: Response, onPiece: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  const reader = answer.body?.getReader()
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || value === undefined) return joined(pieces)
    pieces.push(value)
    onPiece()
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

async function lostIsNetwork<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new PosError('network', 'no answer from the server', { retryable: true, cause })
  }
}

async function refusalOf(answer: Response): Promise<ServerError> {
  const parsed = ErrorAnswer.safeParse(await answer.json().catch(() => undefined))
  const after = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return new ServerError(
    answer.status,
    parsed.success ? parsed.data : {},
    Number.isFinite(after) ? after : undefined,
  )
}

/** Only an answer of ours may say `token_unknown` or `device_revoked`: a proxy's or portal's 401, 403, 404 is no connection. */
function codeOf(status: number, code: string | undefined): ErrorCode {
  if (code !== undefined && ERROR_CODES.includes(code as ErrorCode)) return code as ErrorCode
  if (status === 413) return 'body_too_large'
  if (status === 429) return 'rate_limited'
  return status >= 500 ? 'server_busy' : 'network'
}
