import { ERROR_CODES, PosError, type ErrorCode } from '../../shared/errors.ts'
import { t } from './catalogue.ts'
import './messages/errors.ts'

/** The code of whatever was thrown; `internal` for what is none of ours. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof PosError) return error.code
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return ERROR_CODES.find((known) => known === code) ?? 'internal'
}

/** What happened, what is safe and what to do next, in the person's language. */
export function errorText(error: unknown): string {
  return t(`errors.${codeOf(error)}`)
}
