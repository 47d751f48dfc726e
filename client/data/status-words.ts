import type { BackupStatus, Sums } from '../../shared/browser/engine-api.ts'
import { formatAge } from '../i18n/ages.ts'
import { t } from '../i18n/catalogue.ts'
import { formatDate } from '../i18n/dates.ts'
import '../i18n/messages/panel.ts'
import { formatSums } from '../i18n/sums.ts'
import { whenText } from '../i18n/when.ts'

/** A younger document has no age worth a sentence. */
const MINUTE_MS = 60_000

/** What the status panel says, in whole sentences of the person's language. */
export interface StatusWords {
  readonly safe: string
  readonly waits: string
  readonly lost: string
  /** Whether anything would be lost with the device. */
  readonly wouldLose: 'nothing' | 'some' | 'all'
  readonly moved?: string
}

/** The sentences for `status` at `now` (ms UTC). */
export function statusWords(status: BackupStatus, now: number): StatusWords {
  const wouldLose = loss(status)
  const { movedTo } = status
  const moved = movedTo && t('panel.moved', { name: movedTo.name, time: whenText(movedTo.at, now) })
  return {
    safe: safeSentence(status, now),
    waits: waitsSentence(status, now),
    lost: lostSentence(status, wouldLose),
    wouldLose,
    ...(moved === undefined ? {} : { moved }),
  }
}

function loss(status: BackupStatus): StatusWords['wouldLose'] {
  if (status.lastBackup === undefined) return 'all'
  const hasAll = status.state === 'stored' || status.state === 'checked'
  return hasAll && status.waiting.docs === 0 ? 'nothing' : 'some'
}

function safeSentence({ lastBackup }: BackupStatus, now: number): string {
  if (lastBackup === undefined) return t('panel.safe_local')
  const values = { time: whenText(lastBackup.storedAt, now), number: lastBackup.number }
  return lastBackup.checkedAt === undefined ? t('panel.safe_stored', values) : t('panel.safe_checked', values)
}

function waitsSentence(status: BackupStatus, now: number): string {
  const { waiting, nextTryAt } = status
  const isSent = status.state === 'stored' || status.state === 'checked'
  if (waiting.docs === 0 && (isSent || status.lastBackup === undefined)) return t('panel.waits_none')
  const parts = [t('panel.waits_docs', { docs: waiting.docs })]
  const sums = formatSums(waiting.sums)
  if (sums !== '') parts.push(t('panel.worth', { sums }))
  if (waiting.oldest !== undefined && now - waiting.oldest >= MINUTE_MS)
    parts.push(t('panel.oldest', { age: formatAge(now - waiting.oldest) }))
  if (nextTryAt !== undefined && nextTryAt > now) {
    parts.push(t('panel.next_try', { time: formatDate(nextTryAt, 'time', now) }))
  }
  return parts.join(' ')
}

function lostSentence(status: BackupStatus, wouldLose: StatusWords['wouldLose']): string {
  if (wouldLose === 'nothing') return t('panel.lost_nothing')
  if (wouldLose === 'all') return t('panel.lost_all')
  return t('panel.lost_docs', { docs: status.waiting.docs, sums: sumsOrNone(status.waiting.sums) })
}

/** The message chooses between "worth …" and nothing by this word. */
function sumsOrNone(sums: Sums): string {
  return formatSums(sums) || 'none'
}
