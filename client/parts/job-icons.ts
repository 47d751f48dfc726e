import database from 'lucide-static/icons/database.svg?raw'
import download from 'lucide-static/icons/download.svg?raw'
import fileText from 'lucide-static/icons/file-text.svg?raw'
import layers from 'lucide-static/icons/layers.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw'
import search from 'lucide-static/icons/search.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import type { ProgressStep } from '../../shared/browser/engine-api.ts'

/** The shapes that job steps use, by lucide name. */
export const JOB_ICONS = {
  database,
  download,
  'file-text': fileText,
  layers,
  lock,
  'arrow-up': arrowUp,
  search,
  'shield-check': shieldCheck,
} as const

/** The icon of each step of a job. */
export const STEP_ICONS: Readonly<Record<ProgressStep, keyof typeof JOB_ICONS>> = {
  'progress.cut': 'layers',
  'progress.seal': 'lock',
  'progress.send': 'arrow-up',
  'progress.rekey': 'lock',
  'progress.purge': 'shield-check',
  'progress.fetch': 'download',
  'progress.check': 'shield-check',
  'progress.index': 'search',
  'progress.read': 'file-text',
  'progress.import': 'layers',
  'progress.write': 'file-text',
  'progress.server_gather': 'layers',
  'progress.server_json': 'file-text',
  'progress.server_sqlite': 'database',
  'progress.server_verify': 'shield-check',
}
