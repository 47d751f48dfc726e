import type { FileRow } from '../../shared/browser/engine-care.ts'
import { formatAge } from '../i18n/ages.ts'
import { t, translate } from '../i18n/catalogue.ts'
import '../i18n/messages/errors.ts'
import '../i18n/messages/server-files.ts'
import type { Tone } from '../ui/pos-tag.ts'

const MINUTE_MS = 60_000

/** How a file of the server is called and marked, wherever it is shown. */
export interface ServerFileLook {
  readonly icon: string
  readonly label: string
  /** Whether it is right. */
  readonly tag: { readonly tone: Tone; readonly icon: string; readonly text: string }
}

/** The icon, name and mark of a file. */
export function serverFileLook({ kind, problem, verifiedAt }: FileRow): ServerFileLook {
  const icon = kind === 'json' ? 'braces' : 'database'
  const label = t(kind === 'json' ? 'files.json' : 'files.sqlite')
  if (problem !== null) return { icon, label, tag: { tone: 'danger', icon: '', text: t('files.bad') } }
  if (verifiedAt === null)
    return { icon, label, tag: { tone: 'neutral', icon: '', text: t('files.unverified') } }
  return { icon, label, tag: { tone: 'success', icon: 'shield-check', text: t('files.verified') } }
}

/** `3 hours ago`, `just now`; `at` and `now` in ms. */
export function agoText(at: number, now: number): string {
  const age = formatAge(now - at)
  return now - at < MINUTE_MS ? age : t('files.age', { age })
}

/** What a problem code of the server means, in the person's language; nothing for none and for one that this app does not know. */
export function serverProblemText(code: string | null): string {
  return code === null ? '' : (translate(`errors.${code}`) ?? '')
}
