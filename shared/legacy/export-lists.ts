import type { Movement, Stock } from '../records/stock.ts'
import type { Invoice } from '../records/invoice.ts'
import type { CollectionName, RecordOf } from '../sections.ts'
import { OldOrder, type OldElement } from './export-order.ts'
import type { ExportRun, OldOutput } from './export-run.ts'
import { DOCUMENTS, joinedOf, type DocumentKey } from './import-documents.ts'
import { LATER_COLLECTIONS, type LaterKey } from './import-rest.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { isOld, legacyOf, originalOf } from './kept.ts'
import { oldActivityOf } from './old-activity.ts'
import type { ListKey } from './old-file.ts'
import { oldInvoiceOf } from './old-invoice.ts'
import { oldInventoryOf } from './old-item.ts'

/** A list section as it is to be written; `undefined` when the imported file had none and nothing was added. */
export async function exportList(run: ExportRun, key: ListKey): Promise<OldOutput | undefined> {
  const pieces = listPieces(run, key)[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done === true) return run.emptyOf(key, '[]')
  return { form: run.formOf(key), pieces: bracketed(first.value, { [Symbol.asyncIterator]: () => pieces }) }
}

async function* bracketed(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield `[${first}`
  for await (const piece of rest) yield `,${piece}`
  yield ']'
}

/** Elements joined by commas, a batch at a time. */
async function* listPieces(run: ExportRun, key: ListKey): AsyncGenerator<string> {
  const order = new OldOrder(run.kept.of('row', key))
  for await (const batch of elementsOf(run, key)) {
    const ready = batch.flatMap((element) => order.push(element))
    if (ready.length > 0) yield ready.map(({ text }) => text).join(',')
  }
  const rest = order.end()
  if (rest.length > 0) yield rest.map(({ text }) => text).join(',')
}

function elementsOf(run: ExportRun, key: ListKey): AsyncGenerator<OldElement[]> {
  switch (key) {
    case 'sonic_invoices':
    case 'sonic_returns':
      return convert(run, DOCUMENTS[key].collection, (record) => oldDocument(run, key, record))
    case 'sonic_activity_data':
      return convert(run, 'movements', (record, added) => oldMovement(run, record, added))
    case 'sonic_inventory_data':
      return convert(run, 'stock', (record, added) => oldStock(run, record, added))
    case 'sonic_transfers':
    case 'sonic_services':
    case 'sonic_stores':
      return later(run, key)
  }
}

/** Converts a collection; `toOld` gets how many new records came before and leaves out those that the old POS did not know. */
async function* convert<Name extends CollectionName>(
  run: ExportRun,
  collection: Name,
  toOld: (record: RecordOf<Name>, added: number) => OldObject | string | undefined,
): AsyncGenerator<OldElement[]> {
  let added = 0
  for await (const batch of run.reader.all(collection)) {
    yield batch.flatMap((record) => {
      const old = toOld(record, added)
      if (old === undefined) return []
      const n = legacyOf(record)?.n
      if (n === undefined) added += 1
      return { n, text: typeof old === 'string' ? old : JSON.stringify(old) }
    })
    run.onRecords(batch.length)
  }
}

function later(run: ExportRun, key: LaterKey): AsyncGenerator<OldElement[]> {
  return convert(run, LATER_COLLECTIONS[key], (record) => {
    const legacy = legacyOf(record)
    return isOld(legacy) ? (legacy.text ?? originalOf({}, legacy)) : undefined
  })
}

function oldDocument(run: ExportRun, key: DocumentKey, invoice: Invoice): OldObject | string {
  const legacy = legacyOf(invoice)
  const base = oldInvoiceOf(invoice, {
    numberField: DOCUMENTS[key].numberField,
    oldCustomerId: run.joins.oldCustomerId(invoice.customerId),
    wrapped: legacy?.wrapped === true,
  })
  const old = isOld(legacy) ? originalOf(base, legacy) : base
  run.joins.addDocument(invoice.number, joinedOf(invoice.id, old))
  return legacy?.text ?? old
}

function oldMovement(run: ExportRun, movement: Movement, added: number): OldObject | string | undefined {
  const legacy = legacyOf(movement)
  if (legacy?.made !== undefined) return undefined
  const base = oldActivityOf(movement, {
    document: run.joins.documentById(movement.docId),
    item: run.joins.itemById(movement.itemId),
  })
  if (isOld(legacy)) return legacy.text ?? originalOf(base, legacy)
  return { id: movement.at + ((added % 1000) + 0.5) / 1024, ...base }
}

function oldStock(run: ExportRun, stock: Stock, added: number): OldObject | string | undefined {
  const legacy = legacyOf(stock)
  const item = run.oldItems.get(stock.itemId)
  if (item === undefined || legacy?.made !== undefined) return undefined
  const base = oldInventoryOf(stock, item)
  if (!isOld(legacy)) return run.newItems.has(stock.itemId) ? { id: added + 0.5, ...base } : undefined
  if (legacy.text !== undefined) return legacy.text
  const old = originalOf(base, legacy)
  const current = old['currentStock']
  if (legacy.milli === undefined || typeof current !== 'number' || !isObject(old)) return old
  return { ...old, currentStock: current + (stock.milli - legacy.milli) / 1000 }
}
