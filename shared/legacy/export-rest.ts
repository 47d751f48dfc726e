import { DEFAULT_IQD_PER_100_USD } from '../records/settings.ts'
import type { ExportRun, OldOutput } from './export-run.ts'
import { counterOf, rateOf } from './import-rest.ts'
import { suffixOf } from './import-documents.ts'
import { legacyOf } from './kept.ts'
import type { ScalarKey } from './old-file.ts'
import type { OldKey } from './old-keys.ts'

const COUNTERS = {
  sonic_invoice_counter: ['invoice_counter', 'invoices'],
  sonic_return_counter: ['return_counter', 'returns'],
  sonic_store_counter: ['store_counter', 'stores'],
} as const

/** The newest rate of the shop, dinars for 100 dollars. */
export async function newestRate(run: ExportRun): Promise<number> {
  return (await run.all('rates')).at(-1)?.iqdPer100Usd ?? DEFAULT_IQD_PER_100_USD
}

/** A counter or rate: as it stood while it still says the same, else the number of today. */
export async function exportScalar(run: ExportRun, key: ScalarKey): Promise<OldOutput | undefined> {
  const form = run.kept.form(key)
  const stood = form?.raw === undefined ? undefined : (JSON.parse(form.raw) as string | number | null)
  const now = await currentOf(run, key)
  const isSame = await saysTheSame(run, key, stood ?? undefined, now)
  if (form?.raw !== undefined && isSame) return { raw: form.raw }
  if (isSame && run.kept.isImported) return undefined
  if (now === 0) return { raw: 'null' }
  return { raw: typeof stood === 'number' ? String(now) : JSON.stringify(String(now)) }
}

async function currentOf(run: ExportRun, key: ScalarKey): Promise<number> {
  if (key === 'sonic_iqd_per_usd') return (await newestRate(run)) / 100
  if (key === 'sonic_iqd_rate') return ((await run.all('transfer_rates')).at(-1)?.iqdPer100Usd ?? 0) / 100
  return (await run.all(COUNTERS[key][0]))[0]?.value ?? 0
}

async function saysTheSame(
  run: ExportRun,
  key: ScalarKey,
  stood: string | number | undefined,
  now: number,
): Promise<boolean> {
  if (key === 'sonic_iqd_per_usd') return legacyOf((await run.all('rates')).at(-1) ?? {})?.made === 'import'
  if (key === 'sonic_iqd_rate') return (rateOf(stood) ?? 0) === now * 100
  const [, collection] = COUNTERS[key]
  if (collection === 'stores') return true
  let highest = 0
  for await (const batch of run.reader.all(collection))
    for (const document of batch) {
      if (document.legacy === undefined) return false
      highest = Math.max(highest, suffixOf(document.number))
    }
  return Math.max(counterOf(stood), highest) === now
}

/** A section that nothing reads: what the file said, else `null`. */
export function exportWhole(run: ExportRun, key: OldKey): OldOutput | undefined {
  const kept = run.kept.of('whole', 'data').find((text) => text.key === key)
  if (kept !== undefined) return { raw: kept.text }
  return run.kept.isImported ? undefined : { raw: 'null' }
}
