import type { RecordSink } from '../../shared/legacy/kept.ts'
import type { Staff } from '../../shared/records/staff.ts'
import { canonicalRecord } from '../../shared/snapshot/canonical.ts'
import type { KeptRecords } from './kept-records.ts'

/**
 * `sink` with the PINs that a file never has (engine 16) put back from what the shop itself has of the same people. Whoever
 * is not there any more gets a new PIN from the owner.
 */
export function withPins(sink: RecordSink, kept: KeptRecords | undefined): RecordSink {
  const known = new Map(
    (kept?.records.get('staff') ?? []).map(({ id, text }) => [id, (JSON.parse(text) as Partial<Staff>).pin]),
  )
  return {
    finish: (collection) => sink.finish(collection),
    put(collection, id, text) {
      const pin = collection === 'staff' ? known.get(id) : undefined
      sink.put(collection, id, pin === undefined ? text : filled(text, pin))
    },
  }
}

function filled(text: string, pin: Staff['pin']): string {
  const record = JSON.parse(text) as Partial<Staff>
  return record.pin?.verifier === '' ? canonicalRecord({ ...record, pin }) : text
}
