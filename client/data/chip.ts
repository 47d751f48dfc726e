import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import type { ErrorCode } from '../../shared/errors.ts'

/** Unsent for longer than this is a person's business: the chip turns amber. */
export const LATE_MS = 24 * 60 * 60 * 1000

/** What the status chip shows, as keys: whoever draws it translates `message` with `values` and formats `at`. */
export interface Chip {
  readonly state: 'local' | 'waiting' | 'stored' | 'checked' | 'needs_you'
  readonly icon: 'hard-drive' | 'cloud-upload' | 'cloud-off' | 'cloud' | 'cloud-check' | 'triangle-alert'
  readonly tone: 'neutral' | 'brand' | 'success' | 'warning'
  readonly message:
    | 'chip.local'
    | 'chip.waiting'
    | 'chip.waiting_some'
    | 'chip.stored'
    | 'chip.sign_in'
    | 'chip.removed'
    | 'chip.full'
    | 'chip.look'
  /** Documents that wait; 0 where the message has no count. */
  readonly count: number
  /** When the server stored the newest backup, ms UTC; 0 where the message has no time. */
  readonly at: number
}

/** The chip for what is true at `now`. Offline changes only the icon of *waiting*: it is never amber by itself and never green without the server's answer. */
export function chipOf(status: BackupStatus, now: number, isOnline: boolean): Chip {
  if (status.state === 'needs_you') return amber(problemMessage(status), 0)
  const late = isLate(status, now)
  if (status.state === 'local') {
    return late
      ? amber('chip.sign_in', 0)
      : { state: 'local', icon: 'hard-drive', tone: 'neutral', message: 'chip.local', count: 0, at: 0 }
  }
  if (status.state === 'waiting') return waiting(status, late, isOnline)
  const icon = status.state === 'checked' ? 'cloud-check' : 'cloud'
  const at = status.lastBackup?.storedAt ?? 0
  return { state: status.state, icon, tone: 'success', message: 'chip.stored', count: 0, at }
}

function waiting(status: BackupStatus, late: boolean, isOnline: boolean): Chip {
  const count = status.waiting.docs
  // Changes that are no documents (an item edited) wait too; "Waiting 0" would read as if nothing did.
  const message = count === 0 ? 'chip.waiting_some' : 'chip.waiting'
  if (late) return amber(message, count)
  const icon = isOnline ? 'cloud-upload' : 'cloud-off'
  return { state: 'waiting', icon, tone: 'brand', message, count, at: 0 }
}

function amber(message: Chip['message'], count: number): Chip {
  return { state: 'needs_you', icon: 'triangle-alert', tone: 'warning', message, count, at: 0 }
}

function isLate(status: BackupStatus, now: number): boolean {
  const { oldest } = status.waiting
  return oldest !== undefined && now - oldest > LATE_MS
}

/** Problems that have a sentence of their own on the chip; every other one says "look here". */
const PROBLEMS: Partial<Record<ErrorCode, Chip['message']>> = {
  device_revoked: 'chip.removed',
  storage_full: 'chip.full',
  token_unknown: 'chip.sign_in',
  wrong_login: 'chip.sign_in',
  key_missing: 'chip.sign_in',
}

function problemMessage({ problem }: BackupStatus): Chip['message'] {
  if (problem === undefined) return 'chip.sign_in'
  return PROBLEMS[problem] ?? 'chip.look'
}
