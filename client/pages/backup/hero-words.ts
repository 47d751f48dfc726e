import type { BackupNowResult, BackupStatus } from '../../../shared/browser/engine-api.ts'
import { PosError } from '../../../shared/errors.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes, formatDate } from '../../i18n/dates.ts'
import { errorText } from '../../i18n/error-text.ts'
import '../../i18n/messages/backup.ts'
import { progressText } from '../../i18n/progress-text.ts'
import { whenText } from '../../i18n/when.ts'
import type { ProgressItem } from '../../ui/pos-progress.ts'

/** What the hero is told besides the status. */
export interface HeroFacts {
  readonly now: number
  readonly isOnline: boolean
  /** "Backup now" was pressed and has not answered. */
  readonly isRunning: boolean
}

/** The hero's title, sentence, icon and tone. */
export interface HeroWords {
  readonly title: string
  readonly text: string
  readonly icon: 'cloud-upload' | 'cloud' | 'cloud-check' | 'hard-drive' | 'triangle-alert'
  readonly tone: 'brand' | 'success' | 'neutral' | 'warning'
}

/** The hero's words for what is true. */
export function heroWords(status: BackupStatus, facts: HeroFacts): HeroWords {
  const { docs } = status.waiting
  if (facts.isRunning || status.sending !== undefined) {
    return {
      title: t('backup.hero_sending', { docs }),
      text: safeUpTo(status, facts),
      icon: 'cloud-upload',
      tone: 'brand',
    }
  }
  switch (status.state) {
    case 'needs_you':
      return needsYou(status)
    case 'local':
      return local(status)
    case 'waiting':
      return {
        title: t('backup.hero_waiting', { docs }),
        text: waitingText(status, facts),
        icon: 'cloud-upload',
        tone: 'brand',
      }
    case 'stored':
    case 'checked': {
      const icon = status.state === 'checked' ? 'cloud-check' : 'cloud'
      return { title: t('backup.hero_stored'), text: safeUpTo(status, facts), icon, tone: 'success' }
    }
  }
}

function needsYou(status: BackupStatus): HeroWords {
  const text = errorText(new PosError(status.problem ?? 'token_unknown', 'status'))
  const end = text.search(/[.؟?] /) + 1
  return { title: text.slice(0, end - 1), text: text.slice(end + 1), icon: 'triangle-alert', tone: 'warning' }
}

function local(status: BackupStatus): HeroWords {
  const { hasAccount, keyOnlyHere } = status
  if (!hasAccount && !keyOnlyHere) {
    // The recovery code was typed back: a backup file can be opened without this device.
    return { title: t('backup.hero_sheet'), text: t('backup.sub_sheet'), icon: 'hard-drive', tone: 'neutral' }
  }
  return hasAccount
    ? { title: t('backup.hero_unsent'), text: t('backup.sub_unsent'), icon: 'cloud-upload', tone: 'brand' }
    : { title: t('backup.hero_local'), text: t('backup.sub_local'), icon: 'hard-drive', tone: 'neutral' }
}

function waitingText(status: BackupStatus, facts: HeroFacts): string {
  if (!facts.isOnline) return t('backup.sub_offline')
  const retry =
    status.nextTryAt !== undefined && status.nextTryAt > facts.now
      ? t('backup.retry', { time: formatDate(status.nextTryAt, 'time', facts.now) })
      : ''
  return [safeUpTo(status, facts), retry].filter((text) => text !== '').join(' ')
}

function safeUpTo({ lastBackup, custody }: BackupStatus, { now }: HeroFacts): string {
  if (lastBackup === undefined) return t('backup.sub_unsent')
  const values = { time: whenText(lastBackup.storedAt, now) }
  const isChecked = lastBackup.checkedAt !== undefined
  if (custody?.custody === 'private')
    return t(isChecked ? 'backup.sub_checked_private' : 'backup.sub_stored_private', values)
  return t(isChecked ? 'backup.sub_checked' : 'backup.sub_stored', values)
}

/** The three steps of the hero: saved here, sending, checked by the server, or by this device where the server can read nothing. */
export function heroSteps(
  status: BackupStatus,
  facts: HeroFacts,
): readonly [ProgressItem, ProgressItem, ProgressItem] {
  const { docs } = status.waiting
  const saved: ProgressItem = {
    label: t('backup.step_saved'),
    detail: docs > 0 ? t('backup.step_docs', { docs }) : t('backup.step_saved_all'),
    state: 'done',
  }
  return [saved, sendStep(status, facts), checkStep(status, facts)]
}

function hasAll(status: BackupStatus): boolean {
  return status.state === 'stored' || status.state === 'checked'
}

function sendStep(status: BackupStatus, { now, isOnline }: HeroFacts): ProgressItem {
  const { sending, lastBackup } = status
  const icon = 'arrow-up'
  if (sending !== undefined) {
    const detail = progressText({ done: sending.doneBytes, total: sending.totalBytes, unit: 'bytes' })
    return { label: t('backup.step_send'), detail, icon, state: 'now' }
  }
  if (hasAll(status) && lastBackup !== undefined) {
    const detail = t('backup.step_number', {
      number: lastBackup.number,
      time: whenText(lastBackup.storedAt, now),
    })
    return { label: t('backup.step_sent'), detail, icon, state: 'done' }
  }
  const reason = !status.signedIn ? 'account' : isOnline ? 'waiting' : 'offline'
  return { label: t('backup.step_send'), detail: t(`backup.step_send_${reason}`), icon, state: 'next' }
}

function checkStep(status: BackupStatus, { now }: HeroFacts): ProgressItem {
  const isPrivate = status.custody?.custody === 'private'
  const label = t(isPrivate ? 'backup.step_check_private' : 'backup.step_check')
  const icon = 'shield-check'
  const checkedAt = status.lastBackup?.checkedAt
  if (status.state === 'checked' && checkedAt !== undefined) {
    return { label, detail: whenText(checkedAt, now), icon, state: 'done' }
  }
  return {
    label,
    detail: t(isPrivate ? 'backup.step_check_private_waiting' : 'backup.step_check_waiting'),
    icon,
    state: 'next',
  }
}

/** What "Backup now" came to, as one sentence. */
export function resultText(result: BackupNowResult, now: number): string {
  switch (result.kind) {
    case 'stored':
      return t('backup.result_stored', {
        number: result.number,
        time: whenText(result.storedAt, now),
        size: formatBytes(result.bytesSent),
      })
    case 'nothing_new':
      return t('backup.result_nothing_new', { number: result.number, time: whenText(result.storedAt, now) })
    case 'kept_here':
      return result.reason === 'network'
        ? t('backup.result_offline')
        : `${t('backup.result_kept')} ${errorText(new PosError(result.reason, 'backup now'))}`
    case 'needs_sign_in':
      return t('backup.result_sign_in')
  }
}
