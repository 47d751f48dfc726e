import { deterministicId } from '../ids.ts'
import { MAIN_STORE, type Movement } from '../records/stock.ts'
import { canonicalRecord } from '../snapshot/canonical.ts'
import { ActivityIds } from './activity-ids.ts'
import type { ImportRun } from './import-run.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { putKept, putRow, type OldRecord } from './kept.ts'
import { movementFrom, oldActivityOf } from './old-activity.ts'
import { isoTime, plausible } from './old-date.ts'
import { numberOf, textOf } from './old-value.ts'

const KEY = 'sonic_activity_data'

/** Imports the log of stock movements. `finish` is left to the caller, who may have movements of its own. */
export async function importActivity(run: ImportRun): Promise<void> {
  const ids = new ActivityIds(KEY)
  for await (const batch of run.file.records(KEY, run.onBytes)) {
    for (const old of batch) {
      const done = isObject(old.value) && importOne(run, old, old.value, ids)
      if (!done) putRow(run.sink, KEY, old)
    }
    await run.breathe(batch.length)
  }
}

function importOne(run: ImportRun, old: OldRecord, value: OldObject, ids: ActivityIds): boolean {
  const at = isoTime(value['timestamp']) ?? plausible(numberOf(value['id']) ?? 0) ?? run.fallbackAt
  const details = isObject(value['details']) ? value['details'] : {}
  const item = run.joins.itemOf(textOf(details['barcode'] ?? value['sku']), textOf(value['itemName']))
  const document = run.joins.documentOf(details['invoiceNumber'])
  const id = ids.next(at, value['id'], details['invoiceNumber'])
  const movement = movementFrom(value, { id, at, item, docId: document?.id })
  if (movement === undefined) return false
  const base = oldActivityOf(movement, { document, item })
  if (putKept(run.sink, 'movements', KEY, { record: movement, base, old })) count(run, movement)
  return true
}

function count(run: ImportRun, { itemId, type, milli }: Movement): void {
  if (itemId === undefined || type === 'service') return
  run.movedMilli.set(itemId, (run.movedMilli.get(itemId) ?? 0) + milli)
}

/** Makes the movements of an item add up to its stock, by an opening entry of the import's own where they do not. */
export function putOpening(run: ImportRun, itemId: string, name: string, milli: number): void {
  const missing = milli - (run.movedMilli.get(itemId) ?? 0)
  if (missing === 0) return
  const movement: Movement = {
    id: deterministicId(run.fallbackAt, 'movements', itemId, 0),
    at: run.fallbackAt,
    type: 'initial',
    itemId,
    name,
    milli: missing,
    price: null,
    total: 0,
    storeId: MAIN_STORE,
    legacy: { made: 'import' },
  }
  run.sink.put('movements', movement.id, canonicalRecord(movement))
}
