import { PosError } from '../../errors.ts'

/** The result of a request. Inside a transaction only these may be awaited. */
export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(asPosError(request.error)))
  })
}

/** Resolves when the transaction is on disk (as its durability says); rejects with the reason when it was aborted. */
export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(asPosError(transaction.error)))
  })
}

/** The product's error for one of IndexedDB: `storage_full`, `storage_lost`, or `internal`. A `PosError` stays what it is. */
export function asPosError(error: unknown): PosError {
  if (error instanceof PosError) return error
  const name = nameOf(error)
  if (name === 'QuotaExceededError')
    return new PosError('storage_full', 'the device has no room left', { cause: error })
  if (isLost(error))
    return new PosError('storage_lost', 'the connection to the database was lost', {
      cause: error,
      retryable: true,
    })
  return new PosError('internal', `the database refused: ${name}`, { cause: error })
}

/** A null error is a transaction that the closing of its connection aborted. */
function isLost(error: unknown): boolean {
  return error === null || ['InvalidStateError', 'UnknownError', 'AbortError'].includes(nameOf(error))
}

function nameOf(error: unknown): string {
  return error instanceof DOMException || error instanceof Error ? error.name : String(error)
}
