import type { CustodyState } from '../../shared/browser/engine-custody.ts'

/** True from the moment on that something has changed: a code that was only shown is none. */
export function isUnderway({ underway }: CustodyState): boolean {
  return underway !== undefined && underway.step !== 'prepared'
}
