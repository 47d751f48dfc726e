import { ERROR_CODES, PosError, type ErrorCode } from './errors.ts'

/** A `PosError` as it travels by `postMessage`, which keeps of an error only its name and message. */
export interface ErrorWire {
  readonly code: ErrorCode
  readonly message: string
  readonly retryable: boolean
  readonly field?: string
  readonly hint?: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Any thrown thing as an `ErrorWire`; what is not a `PosError` becomes `internal`. */
export function errorToWire(error: unknown): ErrorWire {
  if (error instanceof PosError) {
    const { code, message, retryable, field, hint, values } = error
    return {
      code,
      message,
      retryable,
      values,
      ...(field === undefined ? {} : { field }),
      ...(hint === undefined ? {} : { hint }),
    }
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'internal', message, retryable: false, values: {} }
}

/** The `PosError` that `errorToWire` was given. */
export function errorFromWire(wire: ErrorWire): PosError {
  const code = ERROR_CODES.includes(wire.code) ? wire.code : 'internal'
  return new PosError(code, wire.message, {
    retryable: wire.retryable,
    values: wire.values,
    ...(wire.field === undefined ? {} : { field: wire.field }),
    ...(wire.hint === undefined ? {} : { hint: wire.hint }),
  })
}
