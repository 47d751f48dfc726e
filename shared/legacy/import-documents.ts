import { deterministicId } from '../ids.ts'
import { isWrapped } from './old-code.ts'
import { dayTime } from './old-date.ts'
import type { ImportRun } from './import-run.ts'
import { invoiceFrom, oldInvoiceOf } from './old-invoice.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { putKept, putRow, type OldRecord } from './kept.ts'
import { textOf } from './old-value.ts'

/** Which of the two sections of documents, and how its number is called. */
export const DOCUMENTS = {
  sonic_invoices: { collection: 'invoices', numberField: 'invoiceNumber' },
  sonic_returns: { collection: 'returns', numberField: 'returnNumber' },
} as const

/** A section of documents. */
export type DocumentKey = keyof typeof DOCUMENTS

const SECOND = 1_000
/** Documents of one day follow each other by a second from noon on, as long as the day lasts. */
const DAY_MAX = 40_000

/** Imports one section of documents; returns the highest number in it. */
export async function importDocuments(run: ImportRun, key: DocumentKey): Promise<number> {
  const { collection } = DOCUMENTS[key]
  const perDay = new Map<number, number>()
  const perNumber = new Map<string, number>()
  let highest = 0
  for await (const batch of run.file.records(key, run.onBytes)) {
    for (const old of batch) {
      if (!isObject(old.value)) putRow(run.sink, key, old)
      else highest = Math.max(highest, importDocument(run, key, old, old.value, { perDay, perNumber }))
    }
    await run.breathe(batch.length)
  }
  await run.sink.finish(collection)
  return highest
}

interface Seen {
  readonly perDay: Map<number, number>
  readonly perNumber: Map<string, number>
}

function importDocument(
  run: ImportRun,
  key: DocumentKey,
  old: OldRecord,
  value: OldObject,
  seen: Seen,
): number {
  const { collection, numberField } = DOCUMENTS[key]
  const number = textOf(value[numberField] ?? value['invoiceNumber'])
  const noon = dayTime(value['date']) ?? run.fallbackAt
  const at = noon + Math.min(raise(seen.perDay, noon), DAY_MAX) * SECOND
  const id = deterministicId(at, key, number, raise(seen.perNumber, `${number} ${noon}`))
  const customer = run.joins.customerOf(value['customerId'])
  const record = invoiceFrom(value, {
    id,
    at,
    number,
    customerId: customer?.id,
    iqdPer100Usd: run.choices.iqdPer100Usd,
    itemOf: (barcode, name) => run.joins.itemOf(barcode, name),
  })
  const wrapped = isObject(firstRow(value)) && isWrapped(textOf(firstRow(value)['barcode']))
  const oldCustomerId = run.joins.oldCustomerId(customer?.id)
  const base = oldInvoiceOf(record, { numberField, oldCustomerId, wrapped })
  const extra = wrapped ? ({ wrapped: true } as const) : {}
  if (putKept(run.sink, collection, key, { record, base, old, extra }))
    run.joins.addDocument(number, joinedOf(id, value))
  return suffixOf(number)
}

/** What a movement may take from its document. Only real texts count, so that an export finds the same. */
export function joinedOf(id: string, value: OldObject) {
  return {
    id,
    currency: value['currency'] === 'IQD' ? ('IQD' as const) : ('USD' as const),
    customer: textOf(value['customerAccount']),
    paymentMethod: textOf(value['paymentMethod']),
  }
}

/** The numeric part of a document's number, 0 for none. */
export function suffixOf(number: string): number {
  const value = Number(/-[A-Z]*(\d{1,12})$/.exec(number)?.[1] ?? 0)
  return Number.isSafeInteger(value) ? value : 0
}

/** How often `key` was seen before. */
export function raise<Key>(counts: Map<Key, number>, key: Key): number {
  const before = counts.get(key) ?? 0
  counts.set(key, before + 1)
  return before
}

function firstRow(value: OldObject): OldObject {
  const rows = value['items']
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined
  return isObject(row) ? row : {}
}
