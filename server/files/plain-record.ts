import type { LeafRecord } from '../../shared/snapshot/leaf.ts'
import { canonicalText } from '../../shared/snapshot/canonical.ts'

/** Stands where a PIN's verifier was: no PIN fits it. */
const NO_PIN = { salt: '', verifier: '' }

/**
 * The canonical text of a record as a file may have it: a person's PIN never leaves (engine 16), so whoever is restored
 * from a file gets a new one from the owner.
 */
export function plainText(collection: string, { text }: LeafRecord): string {
  if (collection !== 'staff') return text
  const record = JSON.parse(text) as { pin?: unknown }
  return record.pin === undefined ? text : canonicalText({ ...record, pin: NO_PIN })
}
