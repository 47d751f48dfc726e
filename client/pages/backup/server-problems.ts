import type { FullStatusAnswer } from '../../../shared/browser/engine-care.ts'
import { t, translate } from '../../i18n/catalogue.ts'
import '../../i18n/messages/errors.ts'
import '../../i18n/messages/server-status.ts'

/** What stands in the count of damaged parts already. */
const OF_PARTS: readonly string[] = ['object_missing', 'object_invalid', 'object_tampered']

/** What a server reports, in the person's language: each thing once, what needs a hand first. A private key is no problem. */
export function problemTexts(codes: readonly string[], care: FullStatusAnswer['care']): string[] {
  const failed = care?.rehearsalProblem ?? undefined
  const bad = care?.badObjects ?? 0
  // A silent device has a notice of its own on this page.
  const explained = ['custody_private', 'device_silent', failed, ...(bad > 0 ? OF_PARTS : [])]
  return [
    ...codes.filter((code) => !explained.includes(code)).map(textOf),
    ...(bad > 0 ? [t('server.bad', { count: bad })] : []),
    ...(failed === undefined ? [] : [t('server.rehearsal_failed')]),
  ]
}

function textOf(code: string): string {
  // What the other codes of the app mean is said for this device, except for those that only a server has.
  if (code === 'internal') return t('server.problem_internal')
  return translate(`errors.${code}`) ?? t('server.problem', { code })
}
