import type { Progress } from '../../shared/browser/engine-api.ts'
import { t } from './catalogue.ts'
import { formatBytes } from './dates.ts'
import './messages/progress.ts'

/** How far one step is, as a real count: `9 of 14 KB`, `3 of 4 records`; only what is done while the total is not known. */
export function progressText({ done, total, unit }: Omit<Progress, 'step'>): string {
  if (unit === 'bytes') {
    if (total === 0) return formatBytes(done)
    return t('progress.of_bytes', { done: bytesLike(done, total), total: formatBytes(total) })
  }
  if (unit === 'objects') {
    return total === 0 ? t('progress.objects', { count: done }) : t('progress.of_objects', { done, total })
  }
  return total === 0 ? t('progress.records', { count: done }) : t('progress.of_records', { done, total })
}

/** `9` beside `14 KB`; the unit stays when the two differ, so that `900 KB of 1.4 MB` is not misread. */
function bytesLike(done: number, total: number): string {
  const [text, whole] = [formatBytes(done), formatBytes(total)]
  const [figure = text, unit] = text.split('\u00a0')
  return unit === whole.split('\u00a0')[1] ? figure.replace('\u2066', '') : text
}
