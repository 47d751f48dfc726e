import type { FileJob } from '../../api/files.ts'
import type { Progress, ProgressStep } from '../engine-api.ts'

/** A file job of the server in the words of the page. */
const STEPS: Readonly<Record<string, ProgressStep>> = {
  gather: 'progress.server_gather',
  json: 'progress.server_json',
  sqlite: 'progress.server_sqlite',
  verify: 'progress.server_verify',
  prune: 'progress.server_verify',
}

/** How far the server is with its files, as progress of a job; a step that this app does not know counts as writing. */
export function fileProgress({ step, done, total }: FileJob): Progress {
  return { step: STEPS[step] ?? 'progress.server_json', done, total, unit: 'records' }
}
