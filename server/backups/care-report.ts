import * as z from 'zod'
import type { CareStatus } from '../../shared/api/files.ts'
import type { UpkeepStorage } from '../storage/upkeep-storage.ts'

/** What the owner may know of the care of a shop's backups. */
export interface CareReport extends CareStatus {
  /** Codes, the weightiest first; empty when all is well. */
  readonly problems: readonly string[]
}

const Rehearsed = z.object({ number: z.number() })

/** Looks up how the care of a shop stands. */
export async function reportCare(
  { jobs, scrub }: Pick<UpkeepStorage, 'jobs' | 'scrub'>,
  shop: string,
): Promise<CareReport> {
  const [rows, bad] = await Promise.all([jobs.all(shop), scrub.bad(shop)])
  const of = new Map(rows.map((row) => [row.job, row]))
  const rehearsal = of.get('rehearsal')
  const rehearsed = Rehearsed.safeParse(JSON.parse(rehearsal?.state ?? 'null'))
  const codes = [...bad.map(({ problem }) => problem), ...rows.map(({ problem }) => problem)]
  return {
    rehearsedAt: rehearsed.success ? (rehearsal?.finished_at ?? null) : null,
    rehearsedBackup: rehearsed.success ? rehearsed.data.number : null,
    rehearsalProblem: rehearsal?.problem ?? null,
    scrubbedAt: of.get('scrub')?.finished_at ?? null,
    badObjects: bad.length,
    problems: [...new Set(codes.filter((code) => code !== null))],
  }
}
