import { PosError, type ErrorCode } from '../../../shared/errors.ts'

/** After how long a device may ask again, in seconds. */
const RETRY_AFTER_S = 2

/** What a failure of the driver or of PostgreSQL itself comes to. */
export interface Failure {
  /** The same work may succeed at once on a new try, because the database has undone it. */
  readonly again: boolean
  /** The connection is of no more use. */
  readonly broken: boolean
  /** What whoever asked is told when there is no new try. */
  readonly meant: unknown
}

/** Who was refused, and not by a rule of the program: the database was asked and could not. */
export class QueryFailed extends Error {
  constructor(cause: unknown) {
    super('query failed', { cause })
  }
}

/** PostgreSQL's codes (SQLSTATE) after which the whole transaction is undone and may be done again. */
const UNDONE: ReadonlySet<string> = new Set([
  '40001', // serialisation failure
  '40P01', // deadlock
  '23505', // two writes added the same row at once: the second one now sees it
])

/** What this connection has prepared does not fit any more: a newer server changed a table, or a pooler changed places. */
const STALE: ReadonlySet<string> = new Set(['0A000', '26000'])

const MEANT: Readonly<Record<string, ErrorCode>> = {
  '22021': 'bad_request', // U+0000 in a text
  '25006': 'server_storage_read_only',
  '53100': 'server_storage_full',
  '55P03': 'server_busy', // a lock was not had in time
  '57014': 'server_busy', // a statement took too long
}

const TOLD: Partial<Record<ErrorCode, readonly [message: string, hint: string]>> = {
  bad_request: ['a text has a character that cannot be stored', 'Leave out the character U+0000.'],
  server_storage_read_only: [
    'the database takes no writes',
    'Look whether PostgreSQL is a standby. Nothing is lost: devices keep what they have and try again.',
  ],
  server_storage_full: [
    'the database has no room left',
    'Make room on the disk of PostgreSQL. Nothing is lost: devices keep what they have and try again.',
  ],
  server_busy: ['too many ask the database for the same at once', 'Try again in a moment.'],
}

/** Judges what the driver rejected with. */
export function judge(error: unknown): Failure {
  const state = sqlState(error)
  // It repeats whole rows, which no log may have
  if (state !== undefined && error instanceof Error && 'detail' in error) error.detail = undefined
  if (state === undefined) {
    // No answer of PostgreSQL at all: the connection, or a value that cannot be read
    if (error instanceof RangeError || error instanceof TypeError) return final(error)
    return { again: true, broken: true, meant: unavailable('cannot be reached', error) }
  }
  if (UNDONE.has(state)) {
    const meant = state === '23505' ? error : told('server_busy', error)
    return { again: true, broken: false, meant }
  }
  if (STALE.has(state)) return { again: true, broken: true, meant: error }
  const code = MEANT[state]
  if (code !== undefined) return { again: false, broken: state === '25006', meant: told(code, error) }
  if (/^(08|57P|53|25P03)/.test(state)) {
    return { again: true, broken: true, meant: unavailable('is not ready', error) }
  }
  if (/^(28|3D)/.test(state)) {
    return { again: false, broken: true, meant: unavailable('refuses this server’s login', error) }
  }
  return final(error)
}

/** The database cannot be asked now; what was asked may be asked again. */
export function unavailable(what: string, cause: unknown): PosError {
  return new PosError('storage_unavailable', `the database ${what}`, {
    cause,
    retryable: true,
    hint: 'Look whether PostgreSQL runs and DATABASE_URL is right; the server goes on by itself when it is back.',
    values: { retryAfterS: RETRY_AFTER_S },
  })
}

function told(code: ErrorCode, cause: unknown): PosError {
  const [message, hint] = TOLD[code] ?? ['the database refused', 'Try again.']
  const wait = code === 'bad_request' ? {} : { retryable: true, values: { retryAfterS: RETRY_AFTER_S } }
  return new PosError(code, message, { cause, hint, ...wait })
}

function final(meant: unknown): Failure {
  return { again: false, broken: false, meant }
}

/** Five characters, only in what PostgreSQL itself has answered; the network's codes are longer. */
function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'severity' in error)) return undefined
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
}
